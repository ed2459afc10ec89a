"""Models of what the vendor sends and takes."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, ConfigDict, Field

from ringcentral_events_client._core import Model, StrEnum


class RedeemCodeInput(Model):
    """The visitor to invite, and the ticket."""

    model_config = ConfigDict(extra="forbid")
    ticket_id: str
    """The id of the visitor's ticket."""
    first_name: str
    """The visitor's first name."""
    last_name: str
    """The visitor's last name."""
    email: str
    """The visitor's email address."""
    created_at: str | None = None
    """A time without any effect. The server sets the creation time of the code."""


class Health(Model):
    """The health of the service."""

    status: str | None = None
    """The status of the service, in one word."""


class StringFilter(Model):
    """A filter for strings. The page calls it `stringFilter`."""

    eq: str | None = None
    """Equal to this string."""
    in_: Annotated[list[str] | None, Field(alias="in")] = None
    """Equal to one of these strings."""


class DateTimeFilter(Model):
    """A filter for times. The page calls it `dateTimeFilter`."""

    eq: AwareDatetime | None = None
    """Equal to this time."""
    in_: Annotated[list[AwareDatetime] | None, Field(alias="in")] = None
    """Equal to one of these times."""
    gt: AwareDatetime | None = None
    """After this time."""
    lt: AwareDatetime | None = None
    """Before this time."""
    gte: AwareDatetime | None = None
    """At or after this time."""
    lte: AwareDatetime | None = None
    """At or before this time."""


class BooleanFilter(Model):
    """A filter for booleans. The page calls it `booleanFilter`."""

    eq: bool | None = None
    """Equal to this value."""


class ListMeta(Model):
    """Information about the whole list. The page calls it `listMeta`."""

    count: int
    """The number of items on all pages."""


class ListLinks(Model):
    """Links to other pages of the list. The page calls it `listLinks`."""

    first: str
    """The URL of the first page."""
    self: str
    """The URL of this page."""
    last: str
    """The URL of the last page."""
    prev: Annotated[str | None, Field(json_schema_extra={"x-nullable": True})] = None
    """The URL of the previous page; null or absent on the first page."""
    next: Annotated[str | None, Field(json_schema_extra={"x-nullable": True})] = None
    """The URL of the next page; null or absent on the last page."""


class ReportType(StrEnum):
    """
    The subject of a report.
    """

    ALL = "all"
    ATTENDEES = "attendees"
    ATTENDEE_LOG = "attendeeLog"
    ATTENDEE_ACTIVITY = "attendeeActivity"
    ATTENDEE_FEEDBACK = "attendeeFeedback"
    ATTENDEE_SCORE = "attendeeScore"
    POST_EVENT_SURVEY = "postEventSurvey"
    FEEDBACK = "feedback"
    BOOTH_ATTENDEE = "boothAttendee"
    BOOTH_INTERACTION = "boothInteraction"
    CHAT = "chat"
    CONNECTION = "connection"
    NO_SHOWS = "noShows"
    PARTICIPATION = "participation"
    TIME_SPENT_ONLINE = "timeSpentOnline"
    REGISTRATIONS = "registrations"
    REGISTRANTS = "registrants"
    SCHEDULE = "schedule"
    SCHEDULES = "schedules"
    SUMMARY = "summary"
    REFERRALS = "referrals"
    VIEWERSHIP = "viewership"
    ONLINE_ATTENDEE_COUNTS = "onlineAttendeeCounts"
    SEGMENT_REGISTRATIONS = "segmentRegistrations"
    AGENDA = "agenda"
    REPLAY_RECORDINGS = "replayRecordings"
    REPLAY_VIEWERS = "replayViewers"
    ENGAGEMENT = "engagement"


class ReportVersion(StrEnum):
    """The version of a report. There is only one."""

    V2 = "2"


class EventResourceType(StrEnum):
    """
    The resource type of an event.
    """

    EVENT = "event"


class EventAttributes(Model):
    """The attributes of an event."""

    created_at: Annotated[str, Field(alias="createdAt")]
    """When the event was created."""
    description: str
    """The description of the event."""
    id: str
    """The id of the event."""
    metadata: dict[str, Any]
    """The caller's own data about the event, under keys that the caller chooses."""
    name: str
    """The name of the event."""
    published: bool
    """Whether the event is published."""
    slug: str
    """The part of the event's URL that identifies it."""
    status: str
    """The status of the event. The possible values are not published."""
    time_end: Annotated[str | None, Field(alias="timeEnd")]
    """When the event ends."""
    time_start: Annotated[str | None, Field(alias="timeStart")]
    """When the event starts."""
    timezone: str
    """The time zone of the event."""
    type: str
    """Who can find and enter the event."""


class OrganizationResourceType(StrEnum):
    """
    The resource type of an organization.
    """

    ORGANIZATION = "organization"


class OrganizationAttributes(Model):
    """The attributes of an organization."""

    created_at: Annotated[AwareDatetime, Field(alias="createdAt")]
    """When the organization was created."""
    email: str
    """The organization's email address."""
    facebook: str | None
    """The organization's Facebook profile."""
    id: str
    """The id of the organization."""
    name: str
    """The name of the organization."""
    twitter: str | None
    """The organization's Twitter profile."""
    website: str | None
    """The organization's website."""


class TemplateResourceType(StrEnum):
    """
    The resource type of a template.
    """

    TEMPLATE = "template"


class TemplateAttributes(Model):
    """The attributes of a template."""

    id: str
    """The id of the template."""
    name: str
    """The name of the template."""


class RegistrationResourceType(StrEnum):
    """
    The resource type of a registration.
    """

    REGISTRATION = "registration"


class RegistrationUpdateInputAttributes(Model):
    """The new metadata."""

    model_config = ConfigDict(extra="forbid")
    metadata: dict[str, str] | None = None
    """Your own data about the registration. It replaces all earlier metadata."""


class TicketResourceType(StrEnum):
    """
    The resource type of a ticket.
    """

    TICKET = "ticket"


class TicketAttributes(Model):
    """The attributes of a ticket."""

    claimed: int
    """How many tickets were claimed."""
    count: int
    """The total number of tickets."""
    created_at: Annotated[AwareDatetime, Field(alias="createdAt")]
    """When the ticket was created."""
    description: str | None
    """The description of the ticket."""
    discount: float | None
    """The discount on the price; null if there is none."""
    event_id: Annotated[str, Field(alias="eventId")]
    """The id of the event for which the ticket is valid."""
    id: str
    """The id of the ticket."""
    name: str
    """The name of the ticket."""
    price: float
    """The price of one ticket, in the event's currency."""
    private: bool
    """Whether the ticket is hidden from visitors."""
    remaining: int
    """How many tickets are left."""
    slug: str
    """The part of the ticket's URL that identifies it."""


class TicketInputAttributes(Model):
    """The new ticket."""

    model_config = ConfigDict(extra="forbid")
    count: Annotated[int | None, Field(ge=0)] = None
    """The total number of tickets. Defaults to 0."""
    description: str | None = None
    """The description of the ticket."""
    name: str | None = None
    """The name of the ticket."""
    price: Annotated[float | None, Field(ge=0.0)] = None
    """The price of one ticket, in the event's currency. Defaults to 0."""
    private: bool | None = None
    """Whether to hide the ticket from visitors. Defaults to false."""


class BankQuestionResourceType(StrEnum):
    """
    The resource type of a question.
    """

    BANK_QUESTION = "bank_question"


class MagicLinkResourceType(StrEnum):
    """
    The resource type of a magic link.
    """

    MAGIC_LINK = "magicLink"


class MagicLinkAttributes(Model):
    """The attributes of a magic link."""

    created_at: Annotated[AwareDatetime, Field(alias="createdAt")]
    """When the magic link was created."""
    email: str
    """The invited visitor's email address."""
    extra_fields: Annotated[dict[str, str], Field(alias="extraFields")]
    """Additional fields of the registration, by name."""
    first_name: Annotated[str, Field(alias="firstName")]
    """The invited visitor's first name."""
    headline: str | None
    """A line of text below the visitor's name."""
    id: str
    """The id of the magic link."""
    last_name: Annotated[str, Field(alias="lastName")]
    """The invited visitor's last name."""
    magic_link: Annotated[str, Field(alias="magicLink")]
    """The URL with which the visitor enters the event."""
    metadata: dict[str, str]
    """The caller's own data about the magic link, under keys that the caller chooses."""
    registration_id: Annotated[str | None, Field(alias="registrationId", json_schema_extra={"x-nullable": True})] = None
    """The id of the registration to which the magic link belongs; null or absent if there is none yet."""
    status: str | None
    """The status of the magic link; null until it is used."""
    updated_at: Annotated[AwareDatetime, Field(alias="updatedAt")]
    """When the magic link was last updated."""


class MagicLinkInputAttributes(Model):
    """The visitor to invite."""

    model_config = ConfigDict(extra="forbid")
    email: str
    """The visitor's email address."""
    extra_fields: Annotated[dict[str, str] | None, Field(alias="extraFields")] = None
    """Additional fields of the registration, by name."""
    first_name: Annotated[str, Field(alias="firstName")]
    """The visitor's first name."""
    headline: str | None = None
    """A line of text below the visitor's name."""
    last_name: Annotated[str, Field(alias="lastName")]
    """The visitor's last name."""
    metadata: dict[str, str] | None = None
    """Your own data about the magic link, under keys that you choose."""
    registration_id: Annotated[str | None, Field(alias="registrationId")] = None
    """The id of a registration for the ticket's event, to which the magic link is to belong."""


class RedeemCodeAttributes(Model):
    """The attributes of a redeem code."""

    id: str | None = None
    """The id of the redeem code."""
    first_name: str | None = None
    """The invited visitor's first name."""
    last_name: str | None = None
    """The invited visitor's last name."""
    email: str | None = None
    """The invited visitor's email address."""
    magic_link: str | None = None
    """The URL with which the visitor enters the event."""
    registration_id: Annotated[str | None, Field(json_schema_extra={"x-nullable": True})] = None
    """The id of the registration to which the code belongs; null if there is none yet."""
    created_at: str | None = None
    """When the redeem code was created."""


class ScheduleItemResourceType(StrEnum):
    """
    The resource type of a schedule item.
    """

    SCHEDULE_ITEM = "scheduleItem"


class ScheduleItemAttributes(Model):
    """The attributes of a schedule item."""

    area: str
    """The kind of area in which the item takes place. The possible values are not published."""
    area_id: Annotated[str | None, Field(alias="areaId")]
    """The id of the area; null if there is none."""
    area_name: Annotated[str | None, Field(alias="areaName")]
    """The name of the area; null if there is none."""
    created_at: Annotated[AwareDatetime, Field(alias="createdAt")]
    """When the item was created."""
    description: str | None
    """The description of the item."""
    id: str
    """The id of the item."""
    name: str
    """The name of the item."""
    speakers: list[Any]
    """The speakers. The format of a speaker is not published."""
    time_end: Annotated[AwareDatetime, Field(alias="timeEnd")]
    """When the item ends."""
    time_start: Annotated[AwareDatetime, Field(alias="timeStart")]
    """When the item starts."""
    updated_at: Annotated[AwareDatetime, Field(alias="updatedAt")]
    """When the item was last updated."""


class ErrorSource(Model):
    """The part of the request that caused the error; empty if no single part did."""

    pointer: str | None = None
    """A JSON Pointer to the part of the request body."""
    parameter: str | None = None
    """The name of the query parameter."""


class SessionResourceType(StrEnum):
    """
    The resource type of a session.
    """

    SESSION = "session"


class SessionAttributes(Model):
    """The attributes of a session."""

    created_at: Annotated[AwareDatetime, Field(alias="createdAt")]
    """When the session was created."""
    id: str
    """The id of the session."""
    name: str
    """The name of the session."""
    updated_at: Annotated[AwareDatetime, Field(alias="updatedAt")]
    """When the session was last updated."""


class StageResourceType(StrEnum):
    """
    The resource type of a stage.
    """

    STAGE = "stage"


class StageAttributes(Model):
    """The attributes of a stage."""

    created_at: Annotated[AwareDatetime, Field(alias="createdAt")]
    """When the stage was created."""
    id: str
    """The id of the stage."""
    name: str
    """The name of the stage."""
    updated_at: Annotated[AwareDatetime, Field(alias="updatedAt")]
    """When the stage was last updated."""


class BoothResourceType(StrEnum):
    """
    The resource type of a booth.
    """

    BOOTH = "booth"


class BoothAttributes(Model):
    """The attributes of a booth."""

    about: str | None
    """The exhibitor's description of itself."""
    booth_size: Annotated[str, Field(alias="boothSize")]
    """The display size of the booth. The possible values are not published."""
    created_at: Annotated[AwareDatetime, Field(alias="createdAt")]
    """When the booth was created."""
    email: str | None
    """The exhibitor's email address."""
    facebook: str | None
    """The exhibitor's Facebook profile."""
    headline: str | None
    """A line of text below the booth's name."""
    id: str
    """The id of the booth."""
    instagram: str | None
    """The exhibitor's Instagram profile."""
    linkedin: str | None
    """The exhibitor's LinkedIn profile."""
    name: str
    """The name of the booth."""
    priority: int
    """The booth's rank among the booths of the event."""
    twitter: str | None
    """The exhibitor's Twitter profile."""
    updated_at: Annotated[AwareDatetime, Field(alias="updatedAt")]
    """When the booth was last updated."""
    website: str | None
    """The exhibitor's website."""


class TagResourceType(StrEnum):
    """
    The resource type of a tag.
    """

    TAG = "tag"


class TagAttributes(Model):
    """The attributes of a tag."""

    id: str
    """The id of the tag."""
    name: str
    """The name of the tag."""


class ReportAttributes(Model):
    """The attributes of a report."""

    id: str
    """The id of the report."""
    url: str | None = None
    """The URL of the file. It expires one minute after the response."""
    title: str | None = None
    """The title of the report."""
    status: str | None = None
    """The status of the report. The possible values are not published."""


class InProgressReportAttributes(Model):
    """The status of an unfinished report."""

    id: str | None = None
    """The id of the report."""
    status: str | None = None
    """The status of the report. The possible values are not published."""


class DataSubscriptionResourceType(StrEnum):
    """
    The resource type of a data subscription.
    """

    DATA_SUBSCRIPTION = "dataSubscription"


class AttendeesVisibility(StrEnum):
    """
    What visitors can see of each other.
    """

    SHOW_ALL = "show_all"
    SHOW_LIST = "show_list"
    SHOW_NONE = "show_none"


class EventType(StrEnum):
    """
    Who can find and enter the event.
    """

    HIDDEN_EVENT = "hidden_event"
    PRIVATE_EVENT = "private_event"
    PUBLIC_EVENT = "public_event"


class NetworkType(StrEnum):
    """
    Who can use the event's networking.
    """

    EVERYONE = "everyone"
    TICKET_HOLDER = "ticket_holder"


class TimeZone(StrEnum):
    """
    The label of a time zone. The list mixes IANA names (`Europe/Lisbon`), city and region labels (`Abu Dhabi`,
    `Eastern Time (US & Canada)`), and names that are no longer in any time-zone database. Responses contain time
    zones as plain strings.
    """

    ABU_DHABI = "Abu Dhabi"
    ADELAIDE = "Adelaide"
    AFRICA_ABIDJAN = "Africa/Abidjan"
    AFRICA_ACCRA = "Africa/Accra"
    AFRICA_ADDIS_ABABA = "Africa/Addis_Ababa"
    AFRICA_ALGIERS = "Africa/Algiers"
    AFRICA_ASMARA = "Africa/Asmara"
    AFRICA_ASMERA = "Africa/Asmera"
    AFRICA_BAMAKO = "Africa/Bamako"
    AFRICA_BANGUI = "Africa/Bangui"
    AFRICA_BANJUL = "Africa/Banjul"
    AFRICA_BISSAU = "Africa/Bissau"
    AFRICA_BLANTYRE = "Africa/Blantyre"
    AFRICA_BRAZZAVILLE = "Africa/Brazzaville"
    AFRICA_BUJUMBURA = "Africa/Bujumbura"
    AFRICA_CAIRO = "Africa/Cairo"
    AFRICA_CASABLANCA = "Africa/Casablanca"
    AFRICA_CEUTA = "Africa/Ceuta"
    AFRICA_CONAKRY = "Africa/Conakry"
    AFRICA_DAKAR = "Africa/Dakar"
    AFRICA_DAR_ES_SALAAM = "Africa/Dar_es_Salaam"
    AFRICA_DJIBOUTI = "Africa/Djibouti"
    AFRICA_DOUALA = "Africa/Douala"
    AFRICA_EL_AAIUN = "Africa/El_Aaiun"
    AFRICA_FREETOWN = "Africa/Freetown"
    AFRICA_GABORONE = "Africa/Gaborone"
    AFRICA_HARARE = "Africa/Harare"
    AFRICA_JOHANNESBURG = "Africa/Johannesburg"
    AFRICA_JUBA = "Africa/Juba"
    AFRICA_KAMPALA = "Africa/Kampala"
    AFRICA_KHARTOUM = "Africa/Khartoum"
    AFRICA_KIGALI = "Africa/Kigali"
    AFRICA_KINSHASA = "Africa/Kinshasa"
    AFRICA_LAGOS = "Africa/Lagos"
    AFRICA_LIBREVILLE = "Africa/Libreville"
    AFRICA_LOME = "Africa/Lome"
    AFRICA_LUANDA = "Africa/Luanda"
    AFRICA_LUBUMBASHI = "Africa/Lubumbashi"
    AFRICA_LUSAKA = "Africa/Lusaka"
    AFRICA_MALABO = "Africa/Malabo"
    AFRICA_MAPUTO = "Africa/Maputo"
    AFRICA_MASERU = "Africa/Maseru"
    AFRICA_MBABANE = "Africa/Mbabane"
    AFRICA_MOGADISHU = "Africa/Mogadishu"
    AFRICA_MONROVIA = "Africa/Monrovia"
    AFRICA_NAIROBI = "Africa/Nairobi"
    AFRICA_NDJAMENA = "Africa/Ndjamena"
    AFRICA_NIAMEY = "Africa/Niamey"
    AFRICA_NOUAKCHOTT = "Africa/Nouakchott"
    AFRICA_OUAGADOUGOU = "Africa/Ouagadougou"
    AFRICA_PORTO_NOVO = "Africa/Porto-Novo"
    AFRICA_SAO_TOME = "Africa/Sao_Tome"
    AFRICA_TIMBUKTU = "Africa/Timbuktu"
    AFRICA_TRIPOLI = "Africa/Tripoli"
    AFRICA_TUNIS = "Africa/Tunis"
    AFRICA_WINDHOEK = "Africa/Windhoek"
    ALASKA = "Alaska"
    ALMATY = "Almaty"
    AMERICA_ADAK = "America/Adak"
    AMERICA_ANCHORAGE = "America/Anchorage"
    AMERICA_ANGUILLA = "America/Anguilla"
    AMERICA_ANTIGUA = "America/Antigua"
    AMERICA_ARAGUAINA = "America/Araguaina"
    AMERICA_ARGENTINA_BUENOS_AIRES = "America/Argentina/Buenos_Aires"
    AMERICA_ARGENTINA_CATAMARCA = "America/Argentina/Catamarca"
    AMERICA_ARGENTINA_COMODRIVADAVIA = "America/Argentina/ComodRivadavia"
    AMERICA_ARGENTINA_CORDOBA = "America/Argentina/Cordoba"
    AMERICA_ARGENTINA_JUJUY = "America/Argentina/Jujuy"
    AMERICA_ARGENTINA_LA_RIOJA = "America/Argentina/La_Rioja"
    AMERICA_ARGENTINA_MENDOZA = "America/Argentina/Mendoza"
    AMERICA_ARGENTINA_RIO_GALLEGOS = "America/Argentina/Rio_Gallegos"
    AMERICA_ARGENTINA_SALTA = "America/Argentina/Salta"
    AMERICA_ARGENTINA_SAN_JUAN = "America/Argentina/San_Juan"
    AMERICA_ARGENTINA_SAN_LUIS = "America/Argentina/San_Luis"
    AMERICA_ARGENTINA_TUCUMAN = "America/Argentina/Tucuman"
    AMERICA_ARGENTINA_USHUAIA = "America/Argentina/Ushuaia"
    AMERICA_ARUBA = "America/Aruba"
    AMERICA_ASUNCION = "America/Asuncion"
    AMERICA_ATIKOKAN = "America/Atikokan"
    AMERICA_ATKA = "America/Atka"
    AMERICA_BAHIA = "America/Bahia"
    AMERICA_BAHIA_BANDERAS = "America/Bahia_Banderas"
    AMERICA_BARBADOS = "America/Barbados"
    AMERICA_BELEM = "America/Belem"
    AMERICA_BELIZE = "America/Belize"
    AMERICA_BLANC_SABLON = "America/Blanc-Sablon"
    AMERICA_BOA_VISTA = "America/Boa_Vista"
    AMERICA_BOGOTA = "America/Bogota"
    AMERICA_BOISE = "America/Boise"
    AMERICA_BUENOS_AIRES = "America/Buenos_Aires"
    AMERICA_CAMBRIDGE_BAY = "America/Cambridge_Bay"
    AMERICA_CAMPO_GRANDE = "America/Campo_Grande"
    AMERICA_CANCUN = "America/Cancun"
    AMERICA_CARACAS = "America/Caracas"
    AMERICA_CATAMARCA = "America/Catamarca"
    AMERICA_CAYENNE = "America/Cayenne"
    AMERICA_CAYMAN = "America/Cayman"
    AMERICA_CHICAGO = "America/Chicago"
    AMERICA_CHIHUAHUA = "America/Chihuahua"
    AMERICA_CIUDAD_JUAREZ = "America/Ciudad_Juarez"
    AMERICA_CORAL_HARBOUR = "America/Coral_Harbour"
    AMERICA_CORDOBA = "America/Cordoba"
    AMERICA_COSTA_RICA = "America/Costa_Rica"
    AMERICA_CRESTON = "America/Creston"
    AMERICA_CUIABA = "America/Cuiaba"
    AMERICA_CURACAO = "America/Curacao"
    AMERICA_DANMARKSHAVN = "America/Danmarkshavn"
    AMERICA_DAWSON = "America/Dawson"
    AMERICA_DAWSON_CREEK = "America/Dawson_Creek"
    AMERICA_DENVER = "America/Denver"
    AMERICA_DETROIT = "America/Detroit"
    AMERICA_DOMINICA = "America/Dominica"
    AMERICA_EDMONTON = "America/Edmonton"
    AMERICA_EIRUNEPE = "America/Eirunepe"
    AMERICA_EL_SALVADOR = "America/El_Salvador"
    AMERICA_ENSENADA = "America/Ensenada"
    AMERICA_FORT_NELSON = "America/Fort_Nelson"
    AMERICA_FORT_WAYNE = "America/Fort_Wayne"
    AMERICA_FORTALEZA = "America/Fortaleza"
    AMERICA_GLACE_BAY = "America/Glace_Bay"
    AMERICA_GODTHAB = "America/Godthab"
    AMERICA_GOOSE_BAY = "America/Goose_Bay"
    AMERICA_GRAND_TURK = "America/Grand_Turk"
    AMERICA_GRENADA = "America/Grenada"
    AMERICA_GUADELOUPE = "America/Guadeloupe"
    AMERICA_GUATEMALA = "America/Guatemala"
    AMERICA_GUAYAQUIL = "America/Guayaquil"
    AMERICA_GUYANA = "America/Guyana"
    AMERICA_HALIFAX = "America/Halifax"
    AMERICA_HAVANA = "America/Havana"
    AMERICA_HERMOSILLO = "America/Hermosillo"
    AMERICA_INDIANA_INDIANAPOLIS = "America/Indiana/Indianapolis"
    AMERICA_INDIANA_KNOX = "America/Indiana/Knox"
    AMERICA_INDIANA_MARENGO = "America/Indiana/Marengo"
    AMERICA_INDIANA_PETERSBURG = "America/Indiana/Petersburg"
    AMERICA_INDIANA_TELL_CITY = "America/Indiana/Tell_City"
    AMERICA_INDIANA_VEVAY = "America/Indiana/Vevay"
    AMERICA_INDIANA_VINCENNES = "America/Indiana/Vincennes"
    AMERICA_INDIANA_WINAMAC = "America/Indiana/Winamac"
    AMERICA_INDIANAPOLIS = "America/Indianapolis"
    AMERICA_INUVIK = "America/Inuvik"
    AMERICA_IQALUIT = "America/Iqaluit"
    AMERICA_JAMAICA = "America/Jamaica"
    AMERICA_JUJUY = "America/Jujuy"
    AMERICA_JUNEAU = "America/Juneau"
    AMERICA_KENTUCKY_LOUISVILLE = "America/Kentucky/Louisville"
    AMERICA_KENTUCKY_MONTICELLO = "America/Kentucky/Monticello"
    AMERICA_KNOX_IN = "America/Knox_IN"
    AMERICA_KRALENDIJK = "America/Kralendijk"
    AMERICA_LA_PAZ = "America/La_Paz"
    AMERICA_LIMA = "America/Lima"
    AMERICA_LOS_ANGELES = "America/Los_Angeles"
    AMERICA_LOUISVILLE = "America/Louisville"
    AMERICA_LOWER_PRINCES = "America/Lower_Princes"
    AMERICA_MACEIO = "America/Maceio"
    AMERICA_MANAGUA = "America/Managua"
    AMERICA_MANAUS = "America/Manaus"
    AMERICA_MARIGOT = "America/Marigot"
    AMERICA_MARTINIQUE = "America/Martinique"
    AMERICA_MATAMOROS = "America/Matamoros"
    AMERICA_MAZATLAN = "America/Mazatlan"
    AMERICA_MENDOZA = "America/Mendoza"
    AMERICA_MENOMINEE = "America/Menominee"
    AMERICA_MERIDA = "America/Merida"
    AMERICA_METLAKATLA = "America/Metlakatla"
    AMERICA_MEXICO_CITY = "America/Mexico_City"
    AMERICA_MIQUELON = "America/Miquelon"
    AMERICA_MONCTON = "America/Moncton"
    AMERICA_MONTERREY = "America/Monterrey"
    AMERICA_MONTEVIDEO = "America/Montevideo"
    AMERICA_MONTREAL = "America/Montreal"
    AMERICA_MONTSERRAT = "America/Montserrat"
    AMERICA_NASSAU = "America/Nassau"
    AMERICA_NEW_YORK = "America/New_York"
    AMERICA_NIPIGON = "America/Nipigon"
    AMERICA_NOME = "America/Nome"
    AMERICA_NORONHA = "America/Noronha"
    AMERICA_NORTH_DAKOTA_BEULAH = "America/North_Dakota/Beulah"
    AMERICA_NORTH_DAKOTA_CENTER = "America/North_Dakota/Center"
    AMERICA_NORTH_DAKOTA_NEW_SALEM = "America/North_Dakota/New_Salem"
    AMERICA_NUUK = "America/Nuuk"
    AMERICA_OJINAGA = "America/Ojinaga"
    AMERICA_PANAMA = "America/Panama"
    AMERICA_PANGNIRTUNG = "America/Pangnirtung"
    AMERICA_PARAMARIBO = "America/Paramaribo"
    AMERICA_PHOENIX = "America/Phoenix"
    AMERICA_PORT_AU_PRINCE = "America/Port-au-Prince"
    AMERICA_PORT_OF_SPAIN = "America/Port_of_Spain"
    AMERICA_PORTO_ACRE = "America/Porto_Acre"
    AMERICA_PORTO_VELHO = "America/Porto_Velho"
    AMERICA_PUERTO_RICO = "America/Puerto_Rico"
    AMERICA_PUNTA_ARENAS = "America/Punta_Arenas"
    AMERICA_RAINY_RIVER = "America/Rainy_River"
    AMERICA_RANKIN_INLET = "America/Rankin_Inlet"
    AMERICA_RECIFE = "America/Recife"
    AMERICA_REGINA = "America/Regina"
    AMERICA_RESOLUTE = "America/Resolute"
    AMERICA_RIO_BRANCO = "America/Rio_Branco"
    AMERICA_ROSARIO = "America/Rosario"
    AMERICA_SANTA_ISABEL = "America/Santa_Isabel"
    AMERICA_SANTAREM = "America/Santarem"
    AMERICA_SANTIAGO = "America/Santiago"
    AMERICA_SANTO_DOMINGO = "America/Santo_Domingo"
    AMERICA_SAO_PAULO = "America/Sao_Paulo"
    AMERICA_SCORESBYSUND = "America/Scoresbysund"
    AMERICA_SHIPROCK = "America/Shiprock"
    AMERICA_SITKA = "America/Sitka"
    AMERICA_ST_BARTHELEMY = "America/St_Barthelemy"
    AMERICA_ST_JOHNS = "America/St_Johns"
    AMERICA_ST_KITTS = "America/St_Kitts"
    AMERICA_ST_LUCIA = "America/St_Lucia"
    AMERICA_ST_THOMAS = "America/St_Thomas"
    AMERICA_ST_VINCENT = "America/St_Vincent"
    AMERICA_SWIFT_CURRENT = "America/Swift_Current"
    AMERICA_TEGUCIGALPA = "America/Tegucigalpa"
    AMERICA_THULE = "America/Thule"
    AMERICA_THUNDER_BAY = "America/Thunder_Bay"
    AMERICA_TIJUANA = "America/Tijuana"
    AMERICA_TORONTO = "America/Toronto"
    AMERICA_TORTOLA = "America/Tortola"
    AMERICA_VANCOUVER = "America/Vancouver"
    AMERICA_VIRGIN = "America/Virgin"
    AMERICA_WHITEHORSE = "America/Whitehorse"
    AMERICA_WINNIPEG = "America/Winnipeg"
    AMERICA_YAKUTAT = "America/Yakutat"
    AMERICA_YELLOWKNIFE = "America/Yellowknife"
    AMERICAN_SAMOA = "American Samoa"
    AMSTERDAM = "Amsterdam"
    ANTARCTICA_CASEY = "Antarctica/Casey"
    ANTARCTICA_DAVIS = "Antarctica/Davis"
    ANTARCTICA_DUMONTDURVILLE = "Antarctica/DumontDUrville"
    ANTARCTICA_MACQUARIE = "Antarctica/Macquarie"
    ANTARCTICA_MAWSON = "Antarctica/Mawson"
    ANTARCTICA_MCMURDO = "Antarctica/McMurdo"
    ANTARCTICA_PALMER = "Antarctica/Palmer"
    ANTARCTICA_ROTHERA = "Antarctica/Rothera"
    ANTARCTICA_SOUTH_POLE = "Antarctica/South_Pole"
    ANTARCTICA_SYOWA = "Antarctica/Syowa"
    ANTARCTICA_TROLL = "Antarctica/Troll"
    ANTARCTICA_VOSTOK = "Antarctica/Vostok"
    ARCTIC_LONGYEARBYEN = "Arctic/Longyearbyen"
    ARIZONA = "Arizona"
    ASIA_ADEN = "Asia/Aden"
    ASIA_ALMATY = "Asia/Almaty"
    ASIA_AMMAN = "Asia/Amman"
    ASIA_ANADYR = "Asia/Anadyr"
    ASIA_AQTAU = "Asia/Aqtau"
    ASIA_AQTOBE = "Asia/Aqtobe"
    ASIA_ASHGABAT = "Asia/Ashgabat"
    ASIA_ASHKHABAD = "Asia/Ashkhabad"
    ASIA_ATYRAU = "Asia/Atyrau"
    ASIA_BAGHDAD = "Asia/Baghdad"
    ASIA_BAHRAIN = "Asia/Bahrain"
    ASIA_BAKU = "Asia/Baku"
    ASIA_BANGKOK = "Asia/Bangkok"
    ASIA_BARNAUL = "Asia/Barnaul"
    ASIA_BEIRUT = "Asia/Beirut"
    ASIA_BISHKEK = "Asia/Bishkek"
    ASIA_BRUNEI = "Asia/Brunei"
    ASIA_CALCUTTA = "Asia/Calcutta"
    ASIA_CHITA = "Asia/Chita"
    ASIA_CHOIBALSAN = "Asia/Choibalsan"
    ASIA_CHONGQING = "Asia/Chongqing"
    ASIA_CHUNGKING = "Asia/Chungking"
    ASIA_COLOMBO = "Asia/Colombo"
    ASIA_DACCA = "Asia/Dacca"
    ASIA_DAMASCUS = "Asia/Damascus"
    ASIA_DHAKA = "Asia/Dhaka"
    ASIA_DILI = "Asia/Dili"
    ASIA_DUBAI = "Asia/Dubai"
    ASIA_DUSHANBE = "Asia/Dushanbe"
    ASIA_FAMAGUSTA = "Asia/Famagusta"
    ASIA_GAZA = "Asia/Gaza"
    ASIA_HARBIN = "Asia/Harbin"
    ASIA_HEBRON = "Asia/Hebron"
    ASIA_HO_CHI_MINH = "Asia/Ho_Chi_Minh"
    ASIA_HONG_KONG = "Asia/Hong_Kong"
    ASIA_HOVD = "Asia/Hovd"
    ASIA_IRKUTSK = "Asia/Irkutsk"
    ASIA_ISTANBUL = "Asia/Istanbul"
    ASIA_JAKARTA = "Asia/Jakarta"
    ASIA_JAYAPURA = "Asia/Jayapura"
    ASIA_JERUSALEM = "Asia/Jerusalem"
    ASIA_KABUL = "Asia/Kabul"
    ASIA_KAMCHATKA = "Asia/Kamchatka"
    ASIA_KARACHI = "Asia/Karachi"
    ASIA_KASHGAR = "Asia/Kashgar"
    ASIA_KATHMANDU = "Asia/Kathmandu"
    ASIA_KATMANDU = "Asia/Katmandu"
    ASIA_KHANDYGA = "Asia/Khandyga"
    ASIA_KOLKATA = "Asia/Kolkata"
    ASIA_KRASNOYARSK = "Asia/Krasnoyarsk"
    ASIA_KUALA_LUMPUR = "Asia/Kuala_Lumpur"
    ASIA_KUCHING = "Asia/Kuching"
    ASIA_KUWAIT = "Asia/Kuwait"
    ASIA_MACAO = "Asia/Macao"
    ASIA_MACAU = "Asia/Macau"
    ASIA_MAGADAN = "Asia/Magadan"
    ASIA_MAKASSAR = "Asia/Makassar"
    ASIA_MANILA = "Asia/Manila"
    ASIA_MUSCAT = "Asia/Muscat"
    ASIA_NICOSIA = "Asia/Nicosia"
    ASIA_NOVOKUZNETSK = "Asia/Novokuznetsk"
    ASIA_NOVOSIBIRSK = "Asia/Novosibirsk"
    ASIA_OMSK = "Asia/Omsk"
    ASIA_ORAL = "Asia/Oral"
    ASIA_PHNOM_PENH = "Asia/Phnom_Penh"
    ASIA_PONTIANAK = "Asia/Pontianak"
    ASIA_PYONGYANG = "Asia/Pyongyang"
    ASIA_QATAR = "Asia/Qatar"
    ASIA_QOSTANAY = "Asia/Qostanay"
    ASIA_QYZYLORDA = "Asia/Qyzylorda"
    ASIA_RANGOON = "Asia/Rangoon"
    ASIA_RIYADH = "Asia/Riyadh"
    ASIA_SAIGON = "Asia/Saigon"
    ASIA_SAKHALIN = "Asia/Sakhalin"
    ASIA_SAMARKAND = "Asia/Samarkand"
    ASIA_SEOUL = "Asia/Seoul"
    ASIA_SHANGHAI = "Asia/Shanghai"
    ASIA_SINGAPORE = "Asia/Singapore"
    ASIA_SREDNEKOLYMSK = "Asia/Srednekolymsk"
    ASIA_TAIPEI = "Asia/Taipei"
    ASIA_TASHKENT = "Asia/Tashkent"
    ASIA_TBILISI = "Asia/Tbilisi"
    ASIA_TEHRAN = "Asia/Tehran"
    ASIA_TEL_AVIV = "Asia/Tel_Aviv"
    ASIA_THIMBU = "Asia/Thimbu"
    ASIA_THIMPHU = "Asia/Thimphu"
    ASIA_TOKYO = "Asia/Tokyo"
    ASIA_TOMSK = "Asia/Tomsk"
    ASIA_UJUNG_PANDANG = "Asia/Ujung_Pandang"
    ASIA_ULAANBAATAR = "Asia/Ulaanbaatar"
    ASIA_ULAN_BATOR = "Asia/Ulan_Bator"
    ASIA_URUMQI = "Asia/Urumqi"
    ASIA_UST_NERA = "Asia/Ust-Nera"
    ASIA_VIENTIANE = "Asia/Vientiane"
    ASIA_VLADIVOSTOK = "Asia/Vladivostok"
    ASIA_YAKUTSK = "Asia/Yakutsk"
    ASIA_YANGON = "Asia/Yangon"
    ASIA_YEKATERINBURG = "Asia/Yekaterinburg"
    ASIA_YEREVAN = "Asia/Yerevan"
    ASTANA = "Astana"
    ATHENS = "Athens"
    ATLANTIC_TIME_CANADA = "Atlantic Time (Canada)"
    ATLANTIC_AZORES = "Atlantic/Azores"
    ATLANTIC_BERMUDA = "Atlantic/Bermuda"
    ATLANTIC_CANARY = "Atlantic/Canary"
    ATLANTIC_CAPE_VERDE = "Atlantic/Cape_Verde"
    ATLANTIC_FAEROE = "Atlantic/Faeroe"
    ATLANTIC_FAROE = "Atlantic/Faroe"
    ATLANTIC_JAN_MAYEN = "Atlantic/Jan_Mayen"
    ATLANTIC_MADEIRA = "Atlantic/Madeira"
    ATLANTIC_REYKJAVIK = "Atlantic/Reykjavik"
    ATLANTIC_SOUTH_GEORGIA = "Atlantic/South_Georgia"
    ATLANTIC_ST_HELENA = "Atlantic/St_Helena"
    ATLANTIC_STANLEY = "Atlantic/Stanley"
    AUCKLAND = "Auckland"
    AUSTRALIA_ACT = "Australia/ACT"
    AUSTRALIA_ADELAIDE = "Australia/Adelaide"
    AUSTRALIA_BRISBANE = "Australia/Brisbane"
    AUSTRALIA_BROKEN_HILL = "Australia/Broken_Hill"
    AUSTRALIA_CANBERRA = "Australia/Canberra"
    AUSTRALIA_CURRIE = "Australia/Currie"
    AUSTRALIA_DARWIN = "Australia/Darwin"
    AUSTRALIA_EUCLA = "Australia/Eucla"
    AUSTRALIA_HOBART = "Australia/Hobart"
    AUSTRALIA_LHI = "Australia/LHI"
    AUSTRALIA_LINDEMAN = "Australia/Lindeman"
    AUSTRALIA_LORD_HOWE = "Australia/Lord_Howe"
    AUSTRALIA_MELBOURNE = "Australia/Melbourne"
    AUSTRALIA_NSW = "Australia/NSW"
    AUSTRALIA_NORTH = "Australia/North"
    AUSTRALIA_PERTH = "Australia/Perth"
    AUSTRALIA_QUEENSLAND = "Australia/Queensland"
    AUSTRALIA_SOUTH = "Australia/South"
    AUSTRALIA_SYDNEY = "Australia/Sydney"
    AUSTRALIA_TASMANIA = "Australia/Tasmania"
    AUSTRALIA_VICTORIA = "Australia/Victoria"
    AUSTRALIA_WEST = "Australia/West"
    AUSTRALIA_YANCOWINNA = "Australia/Yancowinna"
    AZORES = "Azores"
    BAGHDAD = "Baghdad"
    BAKU = "Baku"
    BANGKOK = "Bangkok"
    BEIJING = "Beijing"
    BELGRADE = "Belgrade"
    BERLIN = "Berlin"
    BERN = "Bern"
    BOGOTA = "Bogota"
    BRASILIA = "Brasilia"
    BRATISLAVA = "Bratislava"
    BRAZIL_ACRE = "Brazil/Acre"
    BRAZIL_DENORONHA = "Brazil/DeNoronha"
    BRAZIL_EAST = "Brazil/East"
    BRAZIL_WEST = "Brazil/West"
    BRISBANE = "Brisbane"
    BRUSSELS = "Brussels"
    BUCHAREST = "Bucharest"
    BUDAPEST = "Budapest"
    BUENOS_AIRES = "Buenos Aires"
    CET = "CET"
    CST6_CDT = "CST6CDT"
    CAIRO = "Cairo"
    CANADA_ATLANTIC = "Canada/Atlantic"
    CANADA_CENTRAL = "Canada/Central"
    CANADA_EASTERN = "Canada/Eastern"
    CANADA_MOUNTAIN = "Canada/Mountain"
    CANADA_NEWFOUNDLAND = "Canada/Newfoundland"
    CANADA_PACIFIC = "Canada/Pacific"
    CANADA_SASKATCHEWAN = "Canada/Saskatchewan"
    CANADA_YUKON = "Canada/Yukon"
    CANBERRA = "Canberra"
    CAPE_VERDE_IS = "Cape Verde Is."
    CARACAS = "Caracas"
    CASABLANCA = "Casablanca"
    CENTRAL_AMERICA = "Central America"
    CENTRAL_TIME_US_CANADA = "Central Time (US & Canada)"
    CHATHAM_IS = "Chatham Is."
    CHENNAI = "Chennai"
    CHIHUAHUA = "Chihuahua"
    CHILE_CONTINENTAL = "Chile/Continental"
    CHILE_EASTERISLAND = "Chile/EasterIsland"
    CHONGQING = "Chongqing"
    COPENHAGEN = "Copenhagen"
    CUBA = "Cuba"
    DARWIN = "Darwin"
    DHAKA = "Dhaka"
    DUBLIN = "Dublin"
    EET = "EET"
    EST = "EST"
    EST5_EDT = "EST5EDT"
    EASTERN_TIME_US_CANADA = "Eastern Time (US & Canada)"
    EDINBURGH = "Edinburgh"
    EGYPT = "Egypt"
    EIRE = "Eire"
    EKATERINBURG = "Ekaterinburg"
    ETC_GMT = "Etc/GMT"
    ETC_GMT_PLUS_0 = "Etc/GMT+0"
    ETC_GMT_PLUS_1 = "Etc/GMT+1"
    ETC_GMT_PLUS_10 = "Etc/GMT+10"
    ETC_GMT_PLUS_11 = "Etc/GMT+11"
    ETC_GMT_PLUS_12 = "Etc/GMT+12"
    ETC_GMT_PLUS_2 = "Etc/GMT+2"
    ETC_GMT_PLUS_3 = "Etc/GMT+3"
    ETC_GMT_PLUS_4 = "Etc/GMT+4"
    ETC_GMT_PLUS_5 = "Etc/GMT+5"
    ETC_GMT_PLUS_6 = "Etc/GMT+6"
    ETC_GMT_PLUS_7 = "Etc/GMT+7"
    ETC_GMT_PLUS_8 = "Etc/GMT+8"
    ETC_GMT_PLUS_9 = "Etc/GMT+9"
    ETC_GMT_MINUS_0 = "Etc/GMT-0"
    ETC_GMT_MINUS_1 = "Etc/GMT-1"
    ETC_GMT_MINUS_10 = "Etc/GMT-10"
    ETC_GMT_MINUS_11 = "Etc/GMT-11"
    ETC_GMT_MINUS_12 = "Etc/GMT-12"
    ETC_GMT_MINUS_13 = "Etc/GMT-13"
    ETC_GMT_MINUS_14 = "Etc/GMT-14"
    ETC_GMT_MINUS_2 = "Etc/GMT-2"
    ETC_GMT_MINUS_3 = "Etc/GMT-3"
    ETC_GMT_MINUS_4 = "Etc/GMT-4"
    ETC_GMT_MINUS_5 = "Etc/GMT-5"
    ETC_GMT_MINUS_6 = "Etc/GMT-6"
    ETC_GMT_MINUS_7 = "Etc/GMT-7"
    ETC_GMT_MINUS_8 = "Etc/GMT-8"
    ETC_GMT_MINUS_9 = "Etc/GMT-9"
    ETC_GMT0 = "Etc/GMT0"
    ETC_GREENWICH = "Etc/Greenwich"
    ETC_UCT = "Etc/UCT"
    ETC_UTC = "Etc/UTC"
    ETC_UNIVERSAL = "Etc/Universal"
    ETC_ZULU = "Etc/Zulu"
    EUROPE_AMSTERDAM = "Europe/Amsterdam"
    EUROPE_ANDORRA = "Europe/Andorra"
    EUROPE_ASTRAKHAN = "Europe/Astrakhan"
    EUROPE_ATHENS = "Europe/Athens"
    EUROPE_BELFAST = "Europe/Belfast"
    EUROPE_BELGRADE = "Europe/Belgrade"
    EUROPE_BERLIN = "Europe/Berlin"
    EUROPE_BRATISLAVA = "Europe/Bratislava"
    EUROPE_BRUSSELS = "Europe/Brussels"
    EUROPE_BUCHAREST = "Europe/Bucharest"
    EUROPE_BUDAPEST = "Europe/Budapest"
    EUROPE_BUSINGEN = "Europe/Busingen"
    EUROPE_CHISINAU = "Europe/Chisinau"
    EUROPE_COPENHAGEN = "Europe/Copenhagen"
    EUROPE_DUBLIN = "Europe/Dublin"
    EUROPE_GIBRALTAR = "Europe/Gibraltar"
    EUROPE_GUERNSEY = "Europe/Guernsey"
    EUROPE_HELSINKI = "Europe/Helsinki"
    EUROPE_ISLE_OF_MAN = "Europe/Isle_of_Man"
    EUROPE_ISTANBUL = "Europe/Istanbul"
    EUROPE_JERSEY = "Europe/Jersey"
    EUROPE_KALININGRAD = "Europe/Kaliningrad"
    EUROPE_KIEV = "Europe/Kiev"
    EUROPE_KIROV = "Europe/Kirov"
    EUROPE_KYIV = "Europe/Kyiv"
    EUROPE_LISBON = "Europe/Lisbon"
    EUROPE_LJUBLJANA = "Europe/Ljubljana"
    EUROPE_LONDON = "Europe/London"
    EUROPE_LUXEMBOURG = "Europe/Luxembourg"
    EUROPE_MADRID = "Europe/Madrid"
    EUROPE_MALTA = "Europe/Malta"
    EUROPE_MARIEHAMN = "Europe/Mariehamn"
    EUROPE_MINSK = "Europe/Minsk"
    EUROPE_MONACO = "Europe/Monaco"
    EUROPE_MOSCOW = "Europe/Moscow"
    EUROPE_NICOSIA = "Europe/Nicosia"
    EUROPE_OSLO = "Europe/Oslo"
    EUROPE_PARIS = "Europe/Paris"
    EUROPE_PODGORICA = "Europe/Podgorica"
    EUROPE_PRAGUE = "Europe/Prague"
    EUROPE_RIGA = "Europe/Riga"
    EUROPE_ROME = "Europe/Rome"
    EUROPE_SAMARA = "Europe/Samara"
    EUROPE_SAN_MARINO = "Europe/San_Marino"
    EUROPE_SARAJEVO = "Europe/Sarajevo"
    EUROPE_SARATOV = "Europe/Saratov"
    EUROPE_SIMFEROPOL = "Europe/Simferopol"
    EUROPE_SKOPJE = "Europe/Skopje"
    EUROPE_SOFIA = "Europe/Sofia"
    EUROPE_STOCKHOLM = "Europe/Stockholm"
    EUROPE_TALLINN = "Europe/Tallinn"
    EUROPE_TIRANE = "Europe/Tirane"
    EUROPE_TIRASPOL = "Europe/Tiraspol"
    EUROPE_ULYANOVSK = "Europe/Ulyanovsk"
    EUROPE_UZHGOROD = "Europe/Uzhgorod"
    EUROPE_VADUZ = "Europe/Vaduz"
    EUROPE_VATICAN = "Europe/Vatican"
    EUROPE_VIENNA = "Europe/Vienna"
    EUROPE_VILNIUS = "Europe/Vilnius"
    EUROPE_VOLGOGRAD = "Europe/Volgograd"
    EUROPE_WARSAW = "Europe/Warsaw"
    EUROPE_ZAGREB = "Europe/Zagreb"
    EUROPE_ZAPOROZHYE = "Europe/Zaporozhye"
    EUROPE_ZURICH = "Europe/Zurich"
    FACTORY = "Factory"
    FIJI = "Fiji"
    GB = "GB"
    GB_EIRE = "GB-Eire"
    GMT = "GMT"
    GMT_PLUS_0 = "GMT+0"
    GMT_MINUS_0 = "GMT-0"
    GMT0 = "GMT0"
    GEORGETOWN = "Georgetown"
    GREENLAND = "Greenland"
    GREENWICH = "Greenwich"
    GUADALAJARA = "Guadalajara"
    GUAM = "Guam"
    HST = "HST"
    HANOI = "Hanoi"
    HARARE = "Harare"
    HAWAII = "Hawaii"
    HELSINKI = "Helsinki"
    HOBART = "Hobart"
    HONG_KONG = "Hong Kong"
    HONGKONG = "Hongkong"
    ICELAND = "Iceland"
    INDIAN_ANTANANARIVO = "Indian/Antananarivo"
    INDIAN_CHAGOS = "Indian/Chagos"
    INDIAN_CHRISTMAS = "Indian/Christmas"
    INDIAN_COCOS = "Indian/Cocos"
    INDIAN_COMORO = "Indian/Comoro"
    INDIAN_KERGUELEN = "Indian/Kerguelen"
    INDIAN_MAHE = "Indian/Mahe"
    INDIAN_MALDIVES = "Indian/Maldives"
    INDIAN_MAURITIUS = "Indian/Mauritius"
    INDIAN_MAYOTTE = "Indian/Mayotte"
    INDIAN_REUNION = "Indian/Reunion"
    INDIANA_EAST = "Indiana (East)"
    INTERNATIONAL_DATE_LINE_WEST = "International Date Line West"
    IRAN = "Iran"
    IRKUTSK = "Irkutsk"
    ISLAMABAD = "Islamabad"
    ISRAEL = "Israel"
    ISTANBUL = "Istanbul"
    JAKARTA = "Jakarta"
    JAMAICA = "Jamaica"
    JAPAN = "Japan"
    JERUSALEM = "Jerusalem"
    KABUL = "Kabul"
    KALININGRAD = "Kaliningrad"
    KAMCHATKA = "Kamchatka"
    KARACHI = "Karachi"
    KATHMANDU = "Kathmandu"
    KOLKATA = "Kolkata"
    KRASNOYARSK = "Krasnoyarsk"
    KUALA_LUMPUR = "Kuala Lumpur"
    KUWAIT = "Kuwait"
    KWAJALEIN = "Kwajalein"
    KYIV = "Kyiv"
    LA_PAZ = "La Paz"
    LIBYA = "Libya"
    LIMA = "Lima"
    LISBON = "Lisbon"
    LJUBLJANA = "Ljubljana"
    LONDON = "London"
    MET = "MET"
    MST = "MST"
    MST7_MDT = "MST7MDT"
    MADRID = "Madrid"
    MAGADAN = "Magadan"
    MARSHALL_IS = "Marshall Is."
    MAZATLAN = "Mazatlan"
    MELBOURNE = "Melbourne"
    MEXICO_CITY = "Mexico City"
    MEXICO_BAJANORTE = "Mexico/BajaNorte"
    MEXICO_BAJASUR = "Mexico/BajaSur"
    MEXICO_GENERAL = "Mexico/General"
    MID_ATLANTIC = "Mid-Atlantic"
    MIDWAY_ISLAND = "Midway Island"
    MINSK = "Minsk"
    MONROVIA = "Monrovia"
    MONTERREY = "Monterrey"
    MONTEVIDEO = "Montevideo"
    MOSCOW = "Moscow"
    MOUNTAIN_TIME_US_CANADA = "Mountain Time (US & Canada)"
    MUMBAI = "Mumbai"
    MUSCAT = "Muscat"
    NZ = "NZ"
    NZ_CHAT = "NZ-CHAT"
    NAIROBI = "Nairobi"
    NAVAJO = "Navajo"
    NEW_CALEDONIA = "New Caledonia"
    NEW_DELHI = "New Delhi"
    NEWFOUNDLAND = "Newfoundland"
    NOVOSIBIRSK = "Novosibirsk"
    NUKU_ALOFA = "Nuku'alofa"
    OSAKA = "Osaka"
    PRC = "PRC"
    PST8_PDT = "PST8PDT"
    PACIFIC_TIME_US_CANADA = "Pacific Time (US & Canada)"
    PACIFIC_APIA = "Pacific/Apia"
    PACIFIC_AUCKLAND = "Pacific/Auckland"
    PACIFIC_BOUGAINVILLE = "Pacific/Bougainville"
    PACIFIC_CHATHAM = "Pacific/Chatham"
    PACIFIC_CHUUK = "Pacific/Chuuk"
    PACIFIC_EASTER = "Pacific/Easter"
    PACIFIC_EFATE = "Pacific/Efate"
    PACIFIC_ENDERBURY = "Pacific/Enderbury"
    PACIFIC_FAKAOFO = "Pacific/Fakaofo"
    PACIFIC_FIJI = "Pacific/Fiji"
    PACIFIC_FUNAFUTI = "Pacific/Funafuti"
    PACIFIC_GALAPAGOS = "Pacific/Galapagos"
    PACIFIC_GAMBIER = "Pacific/Gambier"
    PACIFIC_GUADALCANAL = "Pacific/Guadalcanal"
    PACIFIC_GUAM = "Pacific/Guam"
    PACIFIC_HONOLULU = "Pacific/Honolulu"
    PACIFIC_JOHNSTON = "Pacific/Johnston"
    PACIFIC_KANTON = "Pacific/Kanton"
    PACIFIC_KIRITIMATI = "Pacific/Kiritimati"
    PACIFIC_KOSRAE = "Pacific/Kosrae"
    PACIFIC_KWAJALEIN = "Pacific/Kwajalein"
    PACIFIC_MAJURO = "Pacific/Majuro"
    PACIFIC_MARQUESAS = "Pacific/Marquesas"
    PACIFIC_MIDWAY = "Pacific/Midway"
    PACIFIC_NAURU = "Pacific/Nauru"
    PACIFIC_NIUE = "Pacific/Niue"
    PACIFIC_NORFOLK = "Pacific/Norfolk"
    PACIFIC_NOUMEA = "Pacific/Noumea"
    PACIFIC_PAGO_PAGO = "Pacific/Pago_Pago"
    PACIFIC_PALAU = "Pacific/Palau"
    PACIFIC_PITCAIRN = "Pacific/Pitcairn"
    PACIFIC_POHNPEI = "Pacific/Pohnpei"
    PACIFIC_PONAPE = "Pacific/Ponape"
    PACIFIC_PORT_MORESBY = "Pacific/Port_Moresby"
    PACIFIC_RAROTONGA = "Pacific/Rarotonga"
    PACIFIC_SAIPAN = "Pacific/Saipan"
    PACIFIC_SAMOA = "Pacific/Samoa"
    PACIFIC_TAHITI = "Pacific/Tahiti"
    PACIFIC_TARAWA = "Pacific/Tarawa"
    PACIFIC_TONGATAPU = "Pacific/Tongatapu"
    PACIFIC_TRUK = "Pacific/Truk"
    PACIFIC_WAKE = "Pacific/Wake"
    PACIFIC_WALLIS = "Pacific/Wallis"
    PACIFIC_YAP = "Pacific/Yap"
    PARIS = "Paris"
    PERTH = "Perth"
    POLAND = "Poland"
    PORT_MORESBY = "Port Moresby"
    PORTUGAL = "Portugal"
    PRAGUE = "Prague"
    PRETORIA = "Pretoria"
    PUERTO_RICO = "Puerto Rico"
    QUITO = "Quito"
    ROC = "ROC"
    ROK = "ROK"
    RANGOON = "Rangoon"
    RIGA = "Riga"
    RIYADH = "Riyadh"
    ROME = "Rome"
    SAMARA = "Samara"
    SAMOA = "Samoa"
    SANTIAGO = "Santiago"
    SAPPORO = "Sapporo"
    SARAJEVO = "Sarajevo"
    SASKATCHEWAN = "Saskatchewan"
    SEOUL = "Seoul"
    SINGAPORE = "Singapore"
    SKOPJE = "Skopje"
    SOFIA = "Sofia"
    SOLOMON_IS = "Solomon Is."
    SREDNEKOLYMSK = "Srednekolymsk"
    SRI_JAYAWARDENEPURA = "Sri Jayawardenepura"
    ST_PETERSBURG = "St. Petersburg"
    STOCKHOLM = "Stockholm"
    SYDNEY = "Sydney"
    TAIPEI = "Taipei"
    TALLINN = "Tallinn"
    TASHKENT = "Tashkent"
    TBILISI = "Tbilisi"
    TEHRAN = "Tehran"
    TIJUANA = "Tijuana"
    TOKELAU_IS = "Tokelau Is."
    TOKYO = "Tokyo"
    TURKEY = "Turkey"
    UCT = "UCT"
    US_ALASKA = "US/Alaska"
    US_ALEUTIAN = "US/Aleutian"
    US_ARIZONA = "US/Arizona"
    US_CENTRAL = "US/Central"
    US_EAST_INDIANA = "US/East-Indiana"
    US_EASTERN = "US/Eastern"
    US_HAWAII = "US/Hawaii"
    US_INDIANA_STARKE = "US/Indiana-Starke"
    US_MICHIGAN = "US/Michigan"
    US_MOUNTAIN = "US/Mountain"
    US_PACIFIC = "US/Pacific"
    US_SAMOA = "US/Samoa"
    UTC = "UTC"
    ULAANBAATAR = "Ulaanbaatar"
    UNIVERSAL = "Universal"
    URUMQI = "Urumqi"
    VIENNA = "Vienna"
    VILNIUS = "Vilnius"
    VLADIVOSTOK = "Vladivostok"
    VOLGOGRAD = "Volgograd"
    W_SU = "W-SU"
    WET = "WET"
    WARSAW = "Warsaw"
    WELLINGTON = "Wellington"
    WEST_CENTRAL_AFRICA = "West Central Africa"
    YAKUTSK = "Yakutsk"
    YEREVAN = "Yerevan"
    ZAGREB = "Zagreb"
    ZULU = "Zulu"
    ZURICH = "Zurich"


class UtmParameters(Model):
    """The campaign that led to the registration. Unknown properties are absent."""

    utm_source: Annotated[str | None, Field(alias="utmSource")] = None
    """The source of the visitor."""
    utm_campaign: Annotated[str | None, Field(alias="utmCampaign")] = None
    """The name of the campaign."""
    utm_medium: Annotated[str | None, Field(alias="utmMedium")] = None
    """The marketing medium."""
    utm_content: Annotated[str | None, Field(alias="utmContent")] = None
    """The variant of the content."""
    utm_term: Annotated[str | None, Field(alias="utmTerm")] = None
    """The search term."""


class BankQuestionOption(Model):
    """A predefined answer to a question. The page calls it `option`."""

    id: int
    """The id of the option."""
    name: str
    """The text of the option."""
    seq: str
    """The position of the option, as a string."""
    default_answer: Annotated[bool | None, Field(alias="defaultAnswer", json_schema_extra={"x-nullable": True})] = None
    """Whether the option is selected by default."""


class SegmentType(StrEnum):
    """
    The part of an event to which a report is limited.
    """

    SCHEDULE = "schedule"
    SESSION = "session"
    EXPO = "expo"
    STAGE = "stage"
    ALL = "all"


class DataSubscriptionInputConfiguration(Model):
    """The destination of the signals, and the expiry time of the subscription."""

    model_config = ConfigDict(extra="forbid")
    url: str | None = None
    """The URL of the receiver."""
    type: str | None = None
    """The kind of receiver. The possible values are not published."""
    expires_at: Annotated[AwareDatetime | None, Field(alias="expiresAt")] = None
    """When the subscription expires. Defaults to one week after its creation."""


class Signal(StrEnum):
    """The kinds of signal that a subscription can deliver."""

    ATTENDANCE = "attendance"
    ATTENDEE_CHECKED_IN_TO_EVENT = "attendeeCheckedInToEvent"
    ATTENDEE_CHECKED_IN_TO_SCHEDULE_ITEM = "attendeeCheckedInToScheduleItem"
    ATTENDEE_CHECKED_OUT_FROM_EVENT = "attendeeCheckedOutFromEvent"
    ATTENDEE_CHECKED_OUT_FROM_SCHEDULE_ITEM = "attendeeCheckedOutFromScheduleItem"
    ATTENDEE_CLICKED_URL = "attendeeClickedUrl"
    ATTENDEE_ENTERED_EVENT_AREA = "attendeeEnteredEventArea"
    ATTENDEE_FILLED_MID_EVENT_SURVEY = "attendeeFilledMidEventSurvey"
    ATTENDEE_FILLED_POST_EVENT_SURVEY = "attendeeFilledPostEventSurvey"
    ATTENDEE_LEFT_EVENT_AREA = "attendeeLeftEventArea"
    ATTENDEE_REGISTERED_VENDOR_INTEREST = "attendeeRegisteredVendorInterest"
    ONSITE_SEGMENT_REGISTRATION_CREATED = "onsiteSegmentRegistrationCreated"
    REGISTRATION_QR_CREATED = "registrationQRCreated"
    REGISTRATION_QR_UPDATED = "registrationQRUpdated"
    REGISTRATION_QR_CREATED_SMALL_R = "registrationQrCreated"
    REGISTRATION_QR_UPDATED_SMALL_R = "registrationQrUpdated"


class DataSubscriptionConfiguration(Model):
    """The destination of a subscription's signals."""

    type: str | None = None
    """The kind of receiver. The possible values are not published."""
    url: Annotated[str | None, Field(json_schema_extra={"x-nullable": True})] = None
    """The URL of the receiver."""


class QuestionType(StrEnum):
    """
    The input type of a question's answer. A `conditional` question has child questions that depend on its answer.
    """

    SINGLE_LINE_TEXT = "singleLineText"
    PARAGRAPH_TEXT = "paragraphText"
    DATE = "date"
    SINGLE_SELECT = "singleSelect"
    MULTI_SELECT = "multiSelect"
    CONDITIONAL = "conditional"


class ChildQuestionType(StrEnum):
    """
    The input type of a child question's answer.
    """

    SINGLE_LINE_TEXT = "singleLineText"
    PARAGRAPH_TEXT = "paragraphText"
    DATE = "date"
    SINGLE_SELECT = "singleSelect"
    MULTI_SELECT = "multiSelect"


class RegistrationsFilter(Model):
    """The filters for registrations. The page calls it `registrationsFilter`."""

    email: StringFilter | None = None
    created_at: Annotated[DateTimeFilter | None, Field(alias="createdAt")] = None
    refunded: BooleanFilter | None = None
    updated_at: Annotated[DateTimeFilter | None, Field(alias="updatedAt")] = None
    user_updated_at: Annotated[DateTimeFilter | None, Field(alias="userUpdatedAt")] = None


class MagicLinksFilter(Model):
    """The filters for magic links. The page calls it `magicLinksFilter`."""

    email: StringFilter | None = None
    updated_at: Annotated[DateTimeFilter | None, Field(alias="updatedAt")] = None
    include_confirm_and_join: Annotated[BooleanFilter | None, Field(alias="includeConfirmAndJoin")] = None


class Event(Model):
    """An event of an organization."""

    id: str
    """The id of the event."""
    type: EventResourceType
    attributes: EventAttributes


class Organization(Model):
    """An organization, which owns events and templates."""

    id: str
    """The id of the organization."""
    type: OrganizationResourceType
    attributes: OrganizationAttributes


class Template(Model):
    """A template for an organization's events."""

    id: str
    """The id of the template."""
    type: TemplateResourceType
    attributes: TemplateAttributes


class RegistrationUpdateInputData(Model):
    """The registration to update."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["Registration"]
    """The resource type. Only this request spells it with a capital letter."""
    attributes: RegistrationUpdateInputAttributes


class Ticket(Model):
    """A kind of ticket for an event, and the number of such tickets."""

    id: str
    """The id of the ticket."""
    type: TicketResourceType
    attributes: TicketAttributes


class TicketInputData(Model):
    """The data subscription to create."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["ticket"]
    """The resource type."""
    attributes: TicketInputAttributes


class MagicLink(Model):
    """A personal URL with which one invited visitor gets a ticket and enters the event."""

    id: str
    """The id of the magic link."""
    type: MagicLinkResourceType
    attributes: MagicLinkAttributes


class MagicLinkInputData(Model):
    """The data subscription to create."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["magicLink"]
    """The resource type."""
    attributes: MagicLinkInputAttributes


class RedeemCode(Model):
    """A magic link in the format of the deprecated operation."""

    id: str | None = None
    """The id of the redeem code."""
    type: str | None = None
    """The resource type. Its value is not published."""
    attributes: RedeemCodeAttributes | None = None


class ScheduleItem(Model):
    """An item of an event's schedule."""

    id: str
    """The id of the item."""
    type: ScheduleItemResourceType
    attributes: ScheduleItemAttributes


class Error(Model):
    """An error of a request. The page calls it `error`."""

    code: str
    """The vendor's code for the kind of error. A list of codes is not published."""
    detail: str
    """A description of this occurrence of the error."""
    status: str
    """The HTTP status code of the response, as a string."""
    title: str
    """A description of the kind of error, equal for all occurrences."""
    source: ErrorSource


class Session(Model):
    """A session of an event."""

    id: str
    """The id of the session."""
    type: SessionResourceType
    attributes: SessionAttributes


class Stage(Model):
    """A stage of an event."""

    id: str
    """The id of the stage."""
    type: StageResourceType
    attributes: StageAttributes


class Booth(Model):
    """A booth in the exhibition of an event."""

    id: str
    """The id of the booth."""
    type: BoothResourceType
    attributes: BoothAttributes


class Tag(Model):
    """A tag of a booth or a schedule item."""

    id: str
    """The id of the tag."""
    type: TagResourceType
    attributes: TagAttributes


class Report(Model):
    """A report on an event."""

    id: str
    """The id of the report."""
    type: str
    """The resource type. Its value is not published."""
    attributes: ReportAttributes


class InProgressReport(Model):
    """An unfinished report. The page calls it `in_progress_report`."""

    id: str | None = None
    """The id of the report."""
    type: str | None = None
    """The resource type. Its value is not published."""
    attributes: InProgressReportAttributes | None = None


class EventInputAttributes(Model):
    """The new event."""

    model_config = ConfigDict(extra="forbid")
    analytics_code: Annotated[str | None, Field(alias="analyticsCode")] = None
    """The tracking code of an analytics service."""
    attendees_visibility: Annotated[AttendeesVisibility | None, Field(alias="attendeesVisibility")] = None
    """What visitors can see of each other."""
    attendees_visiblity: Annotated[AttendeesVisibility | None, Field(alias="attendeesVisiblity", deprecated=True)] = (
        None
    )
    """The earlier, misspelt name of `attendeesVisibility`. If both are sent, `attendeesVisibility` takes precedence."""
    color: Annotated[str | None, Field(pattern="^#([0-9A-Fa-f]{3}){1,2}$")] = None
    """The colour of the event: `#` and three or six hexadecimal digits."""
    currency: str
    """The currency of the event's prices, as a three-letter code."""
    description: str | None = None
    """The description of the event."""
    doors_close_after_minutes: Annotated[int | None, Field(alias="doorsCloseAfterMinutes", ge=0)] = None
    """How many minutes after its end the event closes for visitors."""
    doors_open_before_minutes: Annotated[int | None, Field(alias="doorsOpenBeforeMinutes", ge=0)] = None
    """How many minutes before its start the event opens for visitors."""
    event_type: Annotated[EventType | None, Field(alias="eventType")] = None
    """Who can find and enter the event."""
    gdpr_text: Annotated[str | None, Field(alias="gdprText")] = None
    """The data protection notice for visitors."""
    hide_people_area: Annotated[bool | None, Field(alias="hidePeopleArea")] = None
    """Whether to hide the list of people in the event."""
    message: str | None = None
    """A message to visitors."""
    name: str
    """The name of the event."""
    network_type: Annotated[NetworkType | None, Field(alias="networkType")] = None
    """Who can use the event's networking."""
    password: str | None = None
    """The password with which visitors enter the event."""
    short_description: Annotated[str | None, Field(alias="shortDescription")] = None
    """A description of the event in one line."""
    slug: str | None = None
    """The part of the event's URL that identifies it. If omitted, the server generates one."""
    suppress_emails: Annotated[bool | None, Field(alias="suppressEmails")] = None
    """Whether to send no emails about the event."""
    time_end: Annotated[AwareDatetime, Field(alias="timeEnd")]
    """When the event ends."""
    time_start: Annotated[AwareDatetime, Field(alias="timeStart")]
    """When the event starts."""
    timer_length: Annotated[int | None, Field(alias="timerLength", ge=0)] = None
    """The length of the event's timer. The unit is not published."""
    timezone: TimeZone
    """The time zone of the event."""


class TemplateEventInputAttributes(Model):
    """The attributes of the new event."""

    model_config = ConfigDict(extra="forbid")
    auto_publish: bool | None = None
    """Whether to publish the event immediately. Defaults to false."""
    metadata: dict[str, Any] | None = None
    """Your own data about the event, under keys that you choose."""
    name: str
    """The name of the event."""
    organization_id: Annotated[str, Field(alias="organizationId")]
    """The id of the organization of the event. It must be the organization of the template."""
    password: str | None = None
    """The password with which visitors enter the event."""
    time_end: Annotated[AwareDatetime, Field(alias="timeEnd")]
    """When the event ends."""
    time_start: Annotated[AwareDatetime, Field(alias="timeStart")]
    """When the event starts."""
    timezone: TimeZone
    """The time zone of the event."""
    type: EventType | None = None
    """Who can find and enter the event."""


class EventDuplicationInputAttributes(Model):
    """The attributes of the copy. Omitted attributes have the values of the original."""

    model_config = ConfigDict(extra="forbid")
    auto_publish: bool | None = None
    """Whether to publish the copy immediately. Defaults to false."""
    metadata: dict[str, Any] | None = None
    """Your own data about the copy, under keys that you choose."""
    name: str | None = None
    """The name of the copy."""
    organization_id: Annotated[str | None, Field(alias="organizationId")] = None
    """The id of the organization of the copy."""
    password: str | None = None
    """The password with which visitors enter the event."""
    time_end: Annotated[AwareDatetime | None, Field(alias="timeEnd")] = None
    """When the copy ends."""
    time_start: Annotated[AwareDatetime | None, Field(alias="timeStart")] = None
    """When the copy starts."""
    timezone: TimeZone | None = None
    """The time zone of the copy."""
    type: EventType | None = None
    """Who can find and enter the copy."""


class ReportInputAttributes(Model):
    """The part of the event that the report covers. If all attributes are omitted, it covers the whole event."""

    model_config = ConfigDict(extra="forbid")
    segment_type: Annotated[SegmentType | None, Field(alias="segmentType")] = None
    """The part of the event to which the report is limited."""
    virtual_space_id: Annotated[str | None, Field(alias="virtualSpaceId")] = None
    """The id of the single area in that part to which the report is limited."""
    participation_report_type: Annotated[SegmentType | None, Field(alias="participationReportType")] = None
    """The part of the event whose participation is reported."""
    participation_type_id: Annotated[str | None, Field(alias="participationTypeId")] = None
    """The id of the single area in that part whose participation is reported."""


class DataSubscriptionInputAttributes(Model):
    """The new subscription."""

    model_config = ConfigDict(extra="forbid")
    configuration: DataSubscriptionInputConfiguration | None = None
    signals: list[Signal] | None = None
    """The signals to deliver."""


class DataSubscriptionAttributes(Model):
    """The attributes of a data subscription."""

    configuration: DataSubscriptionConfiguration
    event_id: Annotated[str, Field(alias="eventId")]
    """The id of the event to which the subscription belongs."""
    expires_at: Annotated[AwareDatetime, Field(alias="expiresAt")]
    """When the subscription expires."""
    id: str
    """The id of the subscription."""
    signals: list[str]
    """The signals that the subscription delivers."""


class ChildBankQuestion(Model):
    """A question that depends on the answer to another question. It has no child questions of its own."""

    id: int
    """The id of the question."""
    name: str
    """The text of the question."""
    field_type: str
    """The input type of the answer; spelt `fieldType` in the parent."""
    default_answer: Annotated[str | None, Field(alias="defaultAnswer", json_schema_extra={"x-nullable": True})] = None
    """The default answer."""
    options: Annotated[list[BankQuestionOption] | None, Field(json_schema_extra={"x-nullable": True})] = None
    """The predefined answers."""


class CustomRegistrationChildField(Model):
    """A question that depends on the answer to another question, and its own answer."""

    id: str
    """The id of the question."""
    name: str
    """The text of the question."""
    value: str | list[str]
    """The answer; a list if several options could be chosen."""
    type: ChildQuestionType


class EventResponse(Model):
    """The response with one event."""

    data: Event


class EventList(Model):
    """One page of events."""

    data: list[Event]
    """The events on the page."""
    meta: ListMeta
    links: ListLinks


class OrganizationList(Model):
    """One page of organizations."""

    data: list[Organization]
    """The organizations on the page."""
    meta: ListMeta
    links: ListLinks


class OrganizationResponse(Model):
    """The response with one organization."""

    data: Organization


class TemplateList(Model):
    """The response with the templates of an organization. This list is not paged."""

    data: list[Template]
    """The templates."""


class RegistrationUpdateInput(Model):
    """The request to update a registration."""

    model_config = ConfigDict(extra="forbid")
    data: RegistrationUpdateInputData


class TicketList(Model):
    """One page of tickets."""

    data: list[Ticket]
    """The tickets on the page."""
    meta: ListMeta
    links: ListLinks


class TicketInput(Model):
    """The request to create a ticket."""

    model_config = ConfigDict(extra="forbid")
    data: TicketInputData


class TicketResponse(Model):
    """The response with one ticket."""

    data: Ticket


class MagicLinkList(Model):
    """One page of magic links."""

    data: list[MagicLink]
    """The magic links on the page."""
    meta: ListMeta
    links: ListLinks


class MagicLinkInput(Model):
    """The request to create a magic link."""

    model_config = ConfigDict(extra="forbid")
    data: MagicLinkInputData


class MagicLinkResponse(Model):
    """The response with one magic link."""

    data: MagicLink


class RedeemCodeResponse(Model):
    """The response with one redeem code."""

    data: RedeemCode | None = None


class ScheduleItemList(Model):
    """One page of schedule items."""

    data: list[ScheduleItem]
    """The schedule items on the page."""
    meta: ListMeta
    links: ListLinks


class ScheduleItemResponse(Model):
    """The response with one schedule item."""

    data: ScheduleItem


class ErrorList(Model):
    """The errors of a request. The page calls it `errors`."""

    errors: list[Error]
    """The errors."""


class SessionList(Model):
    """One page of sessions."""

    data: list[Session]
    """The sessions on the page."""
    meta: ListMeta
    links: ListLinks


class StageList(Model):
    """One page of stages."""

    data: list[Stage]
    """The stages on the page."""
    meta: ListMeta
    links: ListLinks


class BoothList(Model):
    """One page of booths."""

    data: list[Booth]
    """The booths on the page."""
    meta: ListMeta
    links: ListLinks


class TagList(Model):
    """One page of tags."""

    data: list[Tag]
    """The tags on the page."""
    meta: ListMeta
    links: ListLinks


class ReportList(Model):
    """One page of reports."""

    data: list[Report]
    """The reports on the page."""
    meta: ListMeta
    links: ListLinks


class ReportResponse(Model):
    """The response with one report."""

    data: Report


class InProgressReportResponse(Model):
    """The response with one unfinished report."""

    data: InProgressReport


class EventInputData(Model):
    """The data subscription to create."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["event"]
    """The resource type."""
    attributes: EventInputAttributes


class TemplateEventInputData(Model):
    """The data subscription to create."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["event"]
    """The resource type."""
    attributes: TemplateEventInputAttributes


class EventDuplicationInputData(Model):
    """The data subscription to create."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["event"]
    """The resource type."""
    attributes: EventDuplicationInputAttributes


class ReportInputData(Model):
    """The scope of the report. Unlike other resources, it is sent without a `type`."""

    model_config = ConfigDict(extra="forbid")
    attributes: ReportInputAttributes | None = None


class DataSubscriptionInputData(Model):
    """The data subscription to create."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["dataSubscription"]
    """The resource type."""
    attributes: DataSubscriptionInputAttributes


class DataSubscription(Model):
    """A subscription to signals about what happens during an event."""

    id: str
    """The id of the subscription."""
    type: DataSubscriptionResourceType
    attributes: DataSubscriptionAttributes


class BankQuestionAttributes(Model):
    """The attributes of a question."""

    child_questions: Annotated[list[ChildBankQuestion] | None, Field(alias="childQuestions")]
    """The questions that depend on the answer to this question."""
    default_answer: Annotated[str | None, Field(alias="defaultAnswer")]
    """The default answer."""
    field_type: Annotated[str, Field(alias="fieldType")]
    """The input type of the answer."""
    id: str
    """The id of the question."""
    name: str
    """The text of the question."""
    options: list[BankQuestionOption] | None
    """The predefined answers."""


class CustomRegistrationField(Model):
    """A registration question and its answer."""

    id: str
    """The id of the question."""
    name: str
    """The text of the question."""
    value: str | list[str]
    """The answer; a list if several options could be chosen."""
    type: QuestionType
    child_questions: Annotated[
        list[CustomRegistrationChildField] | None, Field(alias="childQuestions", json_schema_extra={"x-nullable": True})
    ] = None
    """The questions that depend on the answer to this question."""


class EventInput(Model):
    """The request to create an event."""

    model_config = ConfigDict(extra="forbid")
    data: EventInputData


class TemplateEventInput(Model):
    """The request to create an event from a template."""

    model_config = ConfigDict(extra="forbid")
    data: TemplateEventInputData


class EventDuplicationInput(Model):
    """The request to duplicate an event."""

    model_config = ConfigDict(extra="forbid")
    data: EventDuplicationInputData


class ReportInput(Model):
    """The request that limits the scope of a report."""

    model_config = ConfigDict(extra="forbid")
    data: ReportInputData | None = None


class DataSubscriptionInput(Model):
    """The request to create a data subscription."""

    model_config = ConfigDict(extra="forbid")
    data: DataSubscriptionInputData


class DataSubscriptionResponse(Model):
    """The response with one data subscription."""

    data: DataSubscription


class BankQuestion(Model):
    """A registration question of a ticket. The page calls it `bankQuestions`."""

    id: str
    """The id of the question."""
    type: BankQuestionResourceType
    attributes: BankQuestionAttributes


class RegistrationAttributes(Model):
    """The attributes of a registration."""

    attended: bool
    """Whether the visitor attended the event."""
    bio: str | None
    """The visitor's description of themself."""
    created_at: Annotated[AwareDatetime, Field(alias="createdAt")]
    """When the visitor registered."""
    custom_registration_fields: Annotated[list[CustomRegistrationField] | None, Field(alias="customRegistrationFields")]
    """The registration questions and their answers."""
    email: str
    """The visitor's email address."""
    first_check_in: Annotated[str | None, Field(alias="firstCheckIn")]
    """When the visitor first checked in; null before the first check-in."""
    first_name: Annotated[str, Field(alias="firstName")]
    """The visitor's first name."""
    headline: str | None
    """A line of text below the visitor's name."""
    id: str
    """The id of the registration."""
    last_name: Annotated[str, Field(alias="lastName")]
    """The visitor's last name."""
    linkedin: str | None
    """The visitor's LinkedIn profile."""
    magic_link_id: Annotated[str | None, Field(alias="magicLinkId")]
    """The id of the magic link with which the visitor registered; null if there was none."""
    metadata: dict[str, Any]
    """The caller's own data about the registration, under keys that the caller chooses."""
    phone_number: Annotated[str | None, Field(alias="phoneNumber")]
    """The visitor's telephone number."""
    qr_code_data: Annotated[str | None, Field(alias="qrCodeData")]
    """The content of the QR code for checking in."""
    qr_code_image_url: Annotated[str | None, Field(alias="qrCodeImageUrl")]
    """The URL of the image of the QR code."""
    question_bank_enabled: Annotated[bool, Field(alias="questionBankEnabled")]
    """Whether the questions come from the vendor's question bank."""
    refunded: bool
    """Whether the ticket was refunded."""
    registered_through: Annotated[str, Field(alias="registeredThrough")]
    """How the visitor registered. The possible values are not published."""
    ticket_id: Annotated[str, Field(alias="ticketId")]
    """The id of the ticket with which the visitor registered."""
    timezone: str
    """The visitor's time zone."""
    twitter: str | None
    """The visitor's Twitter profile."""
    updated_at: Annotated[AwareDatetime, Field(alias="updatedAt")]
    """When the registration was last updated."""
    user_id: Annotated[str, Field(alias="userId")]
    """The id of the visitor's user account."""
    utm: UtmParameters
    website: str | None
    """The visitor's website."""


class BankQuestionList(Model):
    """The response with the questions of a ticket."""

    data: list[BankQuestion]
    """The questions."""


class Registration(Model):
    """A visitor's registration for an event."""

    id: str
    """The id of the registration."""
    type: RegistrationResourceType
    attributes: RegistrationAttributes


class RegistrationList(Model):
    """One page of registrations."""

    data: list[Registration]
    """The registrations on the page."""
    meta: ListMeta
    links: ListLinks


class RegistrationResponse(Model):
    """The response with one registration."""

    data: Registration
