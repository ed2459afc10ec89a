"""Checks: rules that responses, requests, lists, histories and events must satisfy."""
