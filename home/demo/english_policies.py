"""The demo's accessibility statement and privacy notice in English."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from core.demo.dates import month_text
from core.demo.shapes import PageData
from home.demo import policies as sv


def accessibility(today: date) -> PageData:
    reviewed = month_text(today - timedelta(days=40), "en")
    return replace(
        sv.accessibility(today),
        title="Accessibility",
        lead=(
            "Everyone should be able to read this website and come to our meetings. Here is what works, what "
            "does not, and how to tell us."
        ),
        search_description=(
            "Accessibility statement for Syrenen's website, and a description of the accessibility of our meetings."
        ),
        easy_read=(
            "Everyone should be able to use our website.\nEveryone should be able to come to our "
            "meetings.\nSome things are not good yet.\nThey are listed on this page.\nTell us if something is "
            "hard, and we will help you."
        ),
        extra={"short_title": "Accessibility"},
        body=(
            (
                "text",
                (
                    "<p>The Swedish act on accessibility to digital public services (2018:1937) applies to "
                    "authorities, municipalities and some others. It does not apply to an association like "
                    "ours. We follow the same requirements all the same, since those who cannot read cannot "
                    "take part in deciding either.</p>"
                ),
            ),
            ("heading", {"text": "How accessible is the website?", "level": "h2"}),
            (
                "text",
                (
                    "<p>The website is built to meet WCAG 2.2 at level AA. Running text has a higher contrast "
                    "than that, corresponding to AAA. You can use everything with the keyboard alone, enlarge "
                    "the text to 400 per cent and read the pages without scripts. There is a dark mode, a "
                    "print version and a short easy-to-read text on many pages.</p>"
                ),
            ),
            ("heading", {"text": "What does not work yet", "level": "h2"}),
            (
                "table",
                {
                    "caption": "Known shortcomings and what you can do meanwhile",
                    "header_row": True,
                    "header_column": True,
                    "rows": [
                        ["Shortcoming", "Whom it affects", "Do this instead"],
                        [
                            "Maps from OpenStreetMap cannot be read aloud",
                            "You who use a screen reader",
                            "The way is always described in words beside the map",
                        ],
                        [
                            "Not all pages have an easy-to-read text",
                            "You who need easy Swedish",
                            "Call us and we will tell you what the page says",
                        ],
                        [
                            "There are no films in sign language",
                            "You whose first language is Swedish Sign Language",
                            "Tell us two weeks before a meeting and we book an interpreter",
                        ],
                        [
                            "Not all pages are translated into English and Arabic",
                            "You who read those languages",
                            "The language menu says when a page is missing. Write to us in your language",
                        ],
                        [
                            "The typeface in our PDF files is not embedded",
                            "You who open the files in an unusual program",
                            "Ask for the text in an e-mail",
                        ],
                    ],
                },
            ),
            ("heading", {"text": "Tell us when something is wrong", "level": "h2"}),
            (
                "text",
                (
                    '<p>Write to <a href="mailto:hej@example.org">hej@example.org</a> or call 070-174 06 05. '
                    "Say which page it concerns and what happened. You need not know the technical words. We "
                    "answer within five working days and say when we expect it to be put right.</p><p>If you need "
                    "the content in another way, for instance read aloud, in large print or on paper, we arrange "
                    "it free of charge.</p>"
                ),
            ),
            (
                "fact_box",
                {
                    "title": "If you are not satisfied with our answer",
                    "text": (
                        "<p>The Agency for Digital Government supervises public bodies and does not take "
                        "complaints about associations like ours. Turn to the board, which takes the matter up at "
                        "its next meeting. If you believe that you have been discriminated against you can "
                        'contact the <a href="https://www.do.se/">Equality Ombudsman</a>.</p>'
                    ),
                },
            ),
            ("heading", {"text": "How we have tested the website", "level": "h2"}),
            (
                "text",
                (
                    "<p>Every change is tested with automatic tools in Swedish, English and Arabic, in light "
                    "and dark mode, on phones and computers. We also go through the most important pages by "
                    "hand with the keyboard. People who use a screen reader every day have not yet tested the "
                    "website for us. If you would like to, please get in touch.</p><p>We last reviewed this "
                    f"statement in {reviewed}. The next time is when the website changes, and at least once a "
                    "year.</p>"
                ),
            ),
            ("heading", {"text": "Accessibility at our meetings", "level": "h2"}),
            (
                "accordion",
                {
                    "items": [
                        {
                            "title": "Can I get in with a wheelchair?",
                            "text": (
                                "<p>Yes. Kronogatan 2 has a ramp, a door opener and an accessible toilet, and "
                                "everything we use is on the ground floor. The conference room one flight up "
                                "has no lift. Tell us and we move the meeting downstairs.</p>"
                            ),
                        },
                        {
                            "title": "Will I hear what is said?",
                            "text": (
                                "<p>The meeting room has a hearing loop, and speakers use a microphone. We "
                                "book sign language and speech-to-text interpreters if you tell us two weeks "
                                "ahead.</p>"
                            ),
                        },
                        {
                            "title": "I cannot stand scents. Can I come?",
                            "text": (
                                "<p>Yes. All our meetings are scent-free. We share the stairwell with others, "
                                "so we can promise nothing there. Come in through the red door and you avoid "
                                "it.</p>"
                            ),
                        },
                        {
                            "title": "I cannot sit through a whole evening",
                            "text": (
                                "<p>We take a break after an hour and finish at 20.30 at the latest. The "
                                "agenda says when each matter comes up. You may leave when you like, and "
                                "follow the meeting online from home.</p>"
                            ),
                        },
                    ]
                },
            ),
            ("documents", {"title": "Print and bring along", "documents": ["tillganglighet-i-lokalen"]}),
        ),
    )


def privacy(today: date) -> PageData:
    reviewed = month_text(today - timedelta(days=75), "en")
    return replace(
        sv.privacy(today),
        title="How we handle personal data",
        lead=(
            "Being a member here says something about what you think. That is why we collect as little as "
            "possible, keep it as briefly as possible and show it to as few as possible."
        ),
        search_description=(
            "Which personal data Syrenen processes, why, for how long, what rights you have and whom to contact."
        ),
        easy_read=(
            "We only keep what we need to know about you.\nWe never tell anyone else that you are a "
            "member.\nYou may see what we have kept.\nYou may ask us to delete it.\nWe do not follow what you "
            "do on the website."
        ),
        extra={"short_title": "How we handle personal data"},
        body=(
            ("heading", {"text": "Who is responsible", "level": "h2"}),
            (
                "text",
                (
                    "<p>Syrenen, the party branch in Vänersborg, is the controller. You reach us at <a "
                    'href="mailto:hej@example.org">hej@example.org</a>, 070-174 06 05 or Kronogatan 2, 462 32 '
                    "Vänersborg. The board answers for the rules being followed. We have no data protection "
                    "officer, since we are a small association; the chair takes care of questions about personal "
                    "data.</p>"
                ),
            ),
            ("heading", {"text": "What we process and why", "level": "h2"}),
            (
                "table",
                {
                    "caption": "Data, purpose, legal basis and time",
                    "header_row": True,
                    "header_column": True,
                    "rows": [
                        ["Data", "Why", "Legal basis", "How long"],
                        [
                            "Members' names, e-mail, telephone and when the fee was paid",
                            "To manage the membership, call meetings, send the members' letter",
                            "Contract, Article 6(1)(b), and Article 9(2)(d)",
                            "Deleted when you leave the branch",
                        ],
                        [
                            "Minutes of meetings",
                            "To show what the branch has decided and who took part",
                            "Legitimate interests, Article 6(1)(f), and Article 9(2)(d)",
                            "Kept in the branch's archive",
                        ],
                        [
                            "Vouchers and other accounts",
                            "To record fees, purchases and reimbursements",
                            "Legal obligation, Article 6(1)(c)",
                            "Until the end of the seventh year after the financial year",
                        ],
                        [
                            "What you write to us or ask on the website",
                            "To be able to answer you",
                            (
                                "Legitimate interests, Article 6(1)(f); explicit consent, Article 9(2)(a), if "
                                "it shows what you think"
                            ),
                            "At most twelve months after our answer",
                        ],
                        [
                            "Registration for an activity",
                            "To plan food, places and aids",
                            "Explicit consent, Articles 6(1)(a) and 9(2)(a)",
                            "At most thirty days after the activity",
                        ],
                        [
                            "Names and pictures of elected representatives",
                            "To show voters who represents them",
                            "Legitimate interests, Article 6(1)(f), and Article 9(2)(e)",
                            "As long as they hold office; the reports remain",
                        ],
                        [
                            "Technical logs with IP addresses",
                            "To discover faults and intrusions",
                            "Legitimate interests, Article 6(1)(f)",
                            "At most thirty days",
                        ],
                    ],
                },
            ),
            (
                "fact_box",
                {
                    "title": "Why Article 9?",
                    "text": (
                        "<p>Membership of a party reveals a political opinion. Such data are sensitive under "
                        "Article 9 of the General Data Protection Regulation, and processing them is in "
                        "principle prohibited. One exception, Article 9(2)(d), concerns associations with a "
                        "political aim. It covers our members, former members and people in regular contact "
                        "with us. The data may then not be disclosed outside the association without "
                        "consent.</p>"
                    ),
                },
            ),
            (
                "text",
                (
                    "<p>We never ask for personal identity numbers. We buy no address lists. We make no "
                    "automated decisions about you, and we do not profile you.</p>"
                ),
            ),
            ("heading", {"text": "Who may see the data", "level": "h2"}),
            (
                "text",
                (
                    "<p>The board and the person who keeps the register see the register of members. The "
                    "website and the e-mail are hosted by suppliers within the EU. They are our processors, "
                    "work under contract and may not use the data for anything of their own. We do not "
                    "transfer data to countries outside the EU and EEA, and we never sell them.</p>"
                ),
            ),
            ("heading", {"text": "Cookies and tracking", "level": "h2"}),
            (
                "text",
                (
                    "<p>If you only read the website we set no cookies at all. If you sign in or fill in a "
                    "form, two necessary ones are used: one remembers that you are signed in and one protects "
                    "the form against forgery. These need no consent under Chapter 9, Section 28 of the "
                    "Swedish Electronic Communications Act (2022:482), and that is why we show no box about "
                    "cookies.</p><p>We do not measure visits, and nobody else does either. Maps and films "
                    "from others are fetched only when you click on them. That service then learns your IP "
                    "address, and it says so beside the button.</p>"
                ),
            ),
            ("heading", {"text": "Your rights", "level": "h2"}),
            (
                "accordion",
                {
                    "items": [
                        {
                            "title": "Find out what we have",
                            "text": (
                                "<p>You have the right to a copy of your data and to know how we use them "
                                "(Article 15). As a signed-in member you download it yourself.</p>"
                            ),
                        },
                        {
                            "title": "Correct and restrict",
                            "text": (
                                "<p>If something is wrong we correct it (Article 16). While we look into the "
                                "matter you can ask us not to use the data (Article 18).</p>"
                            ),
                        },
                        {
                            "title": "Be erased",
                            "text": (
                                "<p>You can ask us to erase your data (Article 17). What we must keep under "
                                "the Bookkeeping Act, and names in approved minutes, we cannot remove. We "
                                "then say so and explain why.</p>"
                            ),
                        },
                        {
                            "title": "Move your data",
                            "text": (
                                "<p>What you yourself have provided for your membership you can have in a "
                                "file that other systems can read (Article 20).</p>"
                            ),
                        },
                        {
                            "title": "Say no and change your mind",
                            "text": (
                                "<p>You can object to what we do on the basis of legitimate interests "
                                "(Article 21). If you have given consent you can withdraw it whenever you "
                                "like, as easily as you gave it (Article 7(3)).</p>"
                            ),
                        },
                    ]
                },
            ),
            (
                "text",
                (
                    "<p>Write to us and we answer within a month. It costs nothing. If we are unsure who is "
                    "asking we ask you to reply from the address we have in the register.</p>"
                ),
            ),
            (
                "fact_box",
                {
                    "title": "Complain to the Authority for Privacy Protection",
                    "text": (
                        "<p>If you think that we are doing something wrong you may complain to the Swedish "
                        'Authority for Privacy Protection, IMY: <a href="https://www.imy.se/">imy.se</a>, <a '
                        'href="mailto:imy@imy.se">imy@imy.se</a>, Box 8114, 104 20 Stockholm. You need not have '
                        "spoken to us first.</p>"
                    ),
                },
            ),
            (
                "text",
                (
                    "<p>If something happens that may harm you, such as an intrusion, we report it to the "
                    "authority within 72 hours and tell you if the risk is high. This text was last reviewed "
                    f"in {reviewed}.</p>"
                ),
            ),
        ),
    )
