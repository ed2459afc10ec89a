"""The control of a running sandbox: its paths below ``/_sandbox``, their typed client, and the page for people."""
