"""Map each method of the client to the operationId of its operation, in the order of the client.

For tools, such as tests that compare calls with the API description. The client does not import this module.
"""

OPERATIONS: dict[str, str] = {
    "events.create": "createEvent",
    "events.list": "listEvents",
    "events.create_from_template": "createEventFromTemplate",
    "events.get": "getEvent",
    "events.duplicate": "duplicateEvent",
    "organizations.list": "listOrganizations",
    "organizations.get": "getOrganization",
    "templates.list": "listTemplates",
    "registrations.list": "listRegistrations",
    "registrations.get": "getRegistration",
    "registrations.update": "updateRegistration",
    "tickets.list": "listTickets",
    "tickets.create": "createTicket",
    "tickets.get": "getTicket",
    "tickets.list_bank_questions": "listBankQuestions",
    "magic_links.list": "listMagicLinks",
    "magic_links.create": "createMagicLink",
    "magic_links.delete": "deleteMagicLink",
    "magic_links.get": "getMagicLink",
    "magic_links.create_redeem_code": "createRedeemCode",
    "schedule_items.list": "listScheduleItems",
    "schedule_items.get": "getScheduleItem",
    "sessions.list": "listSessions",
    "stages.list": "listStages",
    "booths.list": "listBooths",
    "tags.list_for_booth": "listTagsForBooth",
    "tags.list_for_schedule_item": "listTagsForScheduleItem",
    "reports.list": "listReports",
    "reports.create": "createReport",
    "reports.create_versioned": "createVersionedReport",
    "reports.get": "getReport",
    "reports.download": "downloadReport",
    "data_subscriptions.create": "createDataSubscription",
    "health.get": "getHealth",
}
"""The keys are `"<resource>.<method>"`, as in `client.<resource>.<method>(…)`. Includes calls over the stream."""
