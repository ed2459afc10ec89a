"""Map each method of the client to the operationId of its operation, in the order of the client.

For tools, such as tests that compare calls with the API description. The client does not import this module.
"""

OPERATIONS: dict[str, str] = {
    "widgets.list": "listWidgets",
    "widgets.create": "createWidget",
    "widgets.search": "searchWidgets",
    "widgets.get": "getWidget",
    "widgets.rename": "renameWidget",
    "widgets.delete": "deleteWidget",
    "widgets.touch": "touchWidget",
    "widgets.get_notes": "getWidgetNotes",
    "widgets.set_picture": "setWidgetPicture",
    "widgets.save_batch": "saveWidgetBatch",
    "widgets.wave_hand": "waveHand",
    "reports.get": "getReport",
    "reports.download": "downloadReport",
    "folders.get_tree": "getFolderTree",
    "logs.list": "listLogs",
    "sessions.create": "createSession",
    "boxes.save": "saveBox",
    "boxes.list": "listBoxes",
    "boxes.shut": "shutBoxes",
    "boxes.lock": "lockBoxes",
    "boxes.export": "exportBoxes",
    "boxes.print_label": "printLabel",
    "crates.list": "listCrates",
    "crates.create": "createCrate",
    "crates.change": "changeCrate",
    "crates.open": "openCrate",
    "trades.place": "placeTrade",
    "trades.list": "listTrades",
    "trades.drop": "dropTrades",
}
"""The keys are `"<resource>.<method>"`, as in `client.<resource>.<method>(…)`. Includes calls over the stream."""
