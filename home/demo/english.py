"""The demo's standing pages in English, block by block as the Swedish ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.demo.dates import day_text, member_meeting
from core.demo.shapes import PageData
from home.demo import pages as sv
from home.demo import pages_about as sv_about


def front(today: date) -> PageData:
    meeting = day_text(member_meeting(today), "en")
    return replace(
        sv.front(today),
        title="Home",
        lead=(
            "Before every meeting we write what we mean to do. Afterwards we write how it went. Here the two "
            "texts stand side by side, so that you can compare."
        ),
        search_description=(
            "The party branch in Vänersborg: what we want, what we do on the committees and when we meet next."
        ),
        extra={
            "seo_title": "Syrenen, the party branch in Vänersborg",
            "statement": "Read before. Read after. Judge for yourself.",
            "primary_text": "Read our reports",
            "secondary_text": "Become a member",
            "closing_title": "Come and listen first. Decide later.",
            "closing_text": (
                f"The next members' meeting is on {meeting} at 18.30, Kronogatan 2. It is open to everyone who "
                "is curious about our politics. Soup is served from 18.00."
            ),
            "closing_button_text": "See what's on",
        },
    )


CONTACT = replace(
    sv.CONTACT,
    title="You'll find us behind the red door",
    lead=(
        "The office is on the ground floor of the Syrenen block. On Tuesdays one of us is there, and there is "
        "always another chair."
    ),
    search_description=(
        "Address, opening hours, accessibility and the people who answer at Syrenen, the party branch in Vänersborg."
    ),
    main_image_alt="Two-storey house with a red door. A ramp with a handrail leads up to the door from the right.",
    main_image_caption="Kronogatan 2. Follow the ramp from the right.",
    easy_read=(
        "We have an office at Kronogatan 2.\nIt is open on Tuesdays from 15 to 18.\nYou can get in with a "
        "wheelchair.\nYou can also call or e-mail."
    ),
    extra={
        "short_title": "Contact",
        "people_heading": "These people answer",
        "press_heading": "Do you work in a newsroom?",
        "press_text": "Amir Rostami answers questions from press and radio, evenings too.",
        "press_phone": "070-174 06 08",
    },
    body=(
        ("heading", {"text": "Borrow the meeting room", "level": "h2"}),
        (
            "text",
            (
                "<p>Associations in Vänersborg may borrow the meeting room free of charge when it is not in "
                "use. It seats 24, has a hearing loop and lies next to the kitchen. Get in touch a week ahead "
                "and we will note the time and hand out a key.</p><p>We ask three things of you: wear no "
                "perfume, wash up what you have used and put the chairs back so that a wheelchair can "
                "pass.</p>"
            ),
        ),
        ("button", {"text": "Ask for a free time", "link": {"email": "hej@example.org"}, "style": "plain"}),
        ("heading", {"text": "If you want to send something", "level": "h2"}),
        (
            "text",
            (
                "<p>Letters reach us at Kronogatan 2, 462 32 Vänersborg. The treasurer receives invoices as PDF "
                'files at the same address as other mail: <a href="mailto:hej@example.org">hej@example.org</a>. '
                "Say who placed the order and it will go faster.</p><p>If you want to raise a matter at the "
                "members' meeting, write to the chair in good time. The agenda goes out a week before the "
                "meeting.</p>"
            ),
        ),
        ("documents", {"title": "Print and bring along", "documents": ["tillganglighet-i-lokalen"]}),
    ),
)

ABOUT = replace(
    sv_about.ABOUT,
    title="A branch you can count on",
    lead=(
        "Syrenen is a local party branch in Vänersborg. We write proposals, sit on committees, hold study "
        "circles and drink a good deal of coffee in the square."
    ),
    search_description="Who we are, how the branch works and where to find us: board, groups, office and summer house.",
    main_image_alt="Three lilac panicles, one red and two purple, on a twig with dark leaves.",
    main_image_caption="The Syrenen block gave us our name: it means the lilac.",
    easy_read=(
        "We are a group for politics in Vänersborg.\nEveryone who agrees with us may join.\nWe meet once a "
        "month.\nYou may come to our meetings even if you are not a member."
    ),
    extra={"short_title": "About us"},
    body=(
        (
            "text",
            (
                "<p>The branch took its name from the house. The block is called Syrenen, the lilac, and in "
                "the yard stands a bush that nobody remembers planting. It flowers for three weeks a year. "
                "The rest of the time it needs tending, and that is more or less how we see political "
                "work.</p><p>We stand on socialist, feminist, anti-racist and ecological ground. In practice "
                "it means that we read the papers, work out what things cost and ask those concerned before "
                "we make up our minds.</p>"
            ),
        ),
        ("heading", {"text": "Who does what", "level": "h2"}),
        (
            "table",
            {
                "caption": "How the branch is organised",
                "header_row": True,
                "header_column": True,
                "rows": [
                    ["Group", "Task", "Meets"],
                    ["Annual meeting", "Elects the board, adopts the activity plan and the budget", "Once a year"],
                    ["Members' meeting", "Discusses and decides between annual meetings", "About every month"],
                    ["The board", "Leads the work and looks after the finances", "About every month"],
                    ["The council group", "Prepares for committees and the council", "Before each round"],
                    ["The working groups", "Write the programme, one group for each area", "When they like"],
                    ["The communications group", "Runs the website and social media", "Every other week"],
                ],
            },
        ),
        (
            "text",
            (
                "<p>The working groups are open to all members at any time of the year. You need not know "
                "anything beforehand. Nor do you have to come every time.</p><p>As a member you read the "
                "minutes of the board and the members' meetings once you have signed in. Once a month you "
                "also receive a letter with what matters most.</p>"
            ),
        ),
        (
            "quote",
            {
                "text": (
                    "I came to complain about the bus to Brålanda. Four years later I sit here explaining "
                    "timetables to others."
                ),
                "attribution": "Jonas Ek",
                "role": "Member of the urban planning committee",
            },
        ),
        ("heading", {"text": "The office on Kronogatan", "level": "h2"}),
        (
            "text",
            (
                "<p>We rent an office of our own at Kronogatan 2 and share the meeting room and kitchen with "
                "ABF and DHR. The rooms are adapted to DHR's needs, and it shows: wide doors, a hearing loop "
                "and a low worktop in the kitchen. Tents, tables and placards are kept at Kronogatan 31.</p>"
            ),
        ),
        (
            "gallery",
            {
                "title": "Where we tend to be",
                "images": [
                    {
                        "image": "studiecirkeln",
                        "alt": "A table with open books, coffee and buns, seen from above.",
                        "decorative": False,
                        "caption": "Study circle in the meeting room.",
                    },
                    {
                        "image": "soppan",
                        "alt": "A pot of red soup steaming on the stove.",
                        "decorative": False,
                        "caption": "Soup before every members' meeting.",
                    },
                    {
                        "image": "torget",
                        "alt": "A red and white tent in the square with three people behind a table.",
                        "decorative": False,
                        "caption": "Red Saturday in the square.",
                    },
                ],
            },
        ),
        ("heading", {"text": "The summer house in Nordkroken", "level": "h2"}),
        (
            "text",
            (
                "<p>The branch owns a share of Nordkrokens sommarhem, a house by the beach that is let to "
                "associations and families between May and September. Members help to open the house in "
                "spring and close it in autumn.</p>"
            ),
        ),
        (
            "image",
            {
                "image": "nordkroken",
                "alt": (
                    "A red wooden house on the beach. A jetty runs out into the water and pines stand around the house."
                ),
                "decorative": False,
                "caption": "The house has one floor, twelve beds and a glazed veranda.",
            },
        ),
        (
            "embed",
            {
                "url": sv_about.NORDKROKEN_MAP,
                "title": "Map of Nordkroken",
                "description": (
                    "The summer house lies on the shore of Lake Vänern in Nordkroken, north of Vargön. It is "
                    "eight kilometres from Vänersborg by cycle path. By car, follow the signs to the beach."
                ),
            },
        ),
        ("people", {"title": "Some of the board", "people": ["lena-skog", "eva-lotta-nyqvist", "jonas-ek"]}),
        ("documents", {"title": "Read more", "documents": ["stadgar-i-korthet"]}),
        (
            "call_to_action",
            {
                "title": "Would you like to see how it works?",
                "text": (
                    "Our members' meetings are open to non-members too. Sit at the back if you like, and ask "
                    "when you are ready."
                ),
                "button": {"text": "Find the next meeting", "link": {"page": "kalender"}, "style": "primary"},
            },
        ),
    ),
)

JOIN = replace(
    sv.JOIN,
    title="Become a member when it suits you",
    lead=(
        "You need not know the party programme by heart. You need to share the basics and want to take part, "
        "a lot or a little."
    ),
    search_description=(
        "How to join Syrenen: what it costs, what happens next and how to leave if you change your mind."
    ),
    main_image_alt="Open books, coffee cups and buns on a table, seen from above.",
    main_image_caption="The introduction takes one evening. Buns included.",
    easy_read=(
        "You can become a member.\nWrite to us or call.\nIt costs 250 kronor a year, or 50 kronor if you have "
        "little money.\nSomeone will help you at the start.\nYou may leave whenever you like."
    ),
    extra={"short_title": "Become a member"},
    body=(
        ("heading", {"text": "How it works", "level": "h2"}),
        (
            "text",
            (
                "<ol><li>Write to us and say that you want to join. Your name and e-mail address are "
                "enough.</li><li>We answer within a week and tell you how to pay the fee.</li><li>You get a "
                "letter of welcome, a telephone call and a mentor whom you can ask about "
                "anything.</li><li>You are invited to the next introduction. We hold one in spring and one in "
                "autumn.</li></ol><p>Thirty days after the fee is paid you have the right to vote at the "
                "branch's meetings.</p>"
            ),
        ),
        (
            "table",
            {
                "caption": "Membership fee for one year",
                "header_row": True,
                "header_column": True,
                "rows": [
                    ["You", "Fee"],
                    ["Work", "SEK 250"],
                    ["Study, are retired or have a low income", "SEK 50"],
                    ["Are under 18", "SEK 0"],
                ],
            },
        ),
        ("heading", {"text": "What you can do as a member", "level": "h2"}),
        (
            "text",
            (
                "<ul><li>Come to members' meetings and vote.</li><li>Join a working group, for instance on <a "
                'href="page:politik/trafik-och-transporter">traffic and transport</a>.</li><li>Attend a study '
                "circle free of charge.</li><li>Stand by the tent on Red Saturday, for an hour or all "
                "day.</li><li>Read the members' letter and leave it at that. That is taking part, too.</li></ul>"
            ),
        ),
        ("heading", {"text": "Questions we often get", "level": "h2"}),
        (
            "accordion",
            {
                "items": [
                    {
                        "title": "Do I have to be active?",
                        "text": (
                            "<p>No. Many pay the fee, read the letters and get in touch when something "
                            "concerns them. We do not call and nag.</p>"
                        ),
                    },
                    {
                        "title": "Who will know that I am a member?",
                        "text": (
                            "<p>The board and the person who keeps the register of members. We never pass it on "
                            "to anyone else unless you have asked us to. Read more in <a "
                            'href="page:personuppgifter">How we handle personal data</a>.</p>'
                        ),
                    },
                    {
                        "title": "Can I join if I am not a Swedish citizen?",
                        "text": (
                            "<p>Yes. You need neither citizenship nor a personal identity number. If you are "
                            "18 and have been registered as resident in Sweden for three years in a row you "
                            "may also vote in municipal elections. Citizens of the EU, Norway and Iceland "
                            "only need to be registered here.</p>"
                        ),
                    },
                    {
                        "title": "How do I leave?",
                        "text": (
                            "<p>Send an e-mail. You need not say why. We then remove your details from the "
                            "register.</p>"
                        ),
                    },
                ]
            },
        ),
        (
            "call_to_action",
            {
                "title": "Not sure yet?",
                "text": (
                    "Come to an open meeting, or drop in on a Tuesday. You get a cup of coffee and no form to fill in."
                ),
                "button": {"text": "See where we are", "link": {"page": "kontakt"}, "style": "plain"},
            },
        ),
    ),
)
