"""What is translated of the demo's programme into English. Each page has the structure of its Swedish one."""

from __future__ import annotations

from core.demo.shapes import PageData

INDEX = PageData(
    key="politik",
    title="Our policies",
    lead=(
        "Nine areas, written by members in nine working groups. The programme is adopted by the annual meeting and "
        "holds for a term of office."
    ),
    search_description="Syrenen's programme for Vänersborg, in nine areas.",
    easy_read=(
        "We have written a programme.\nIt says what we want to do in Vänersborg.\nThe programme has nine parts.\nYou "
        "may help to change it."
    ),
    body=(
        ("heading", {"text": "How the programme came about", "level": "h2"}),
        (
            "text",
            (
                "<p>Each area has a working group that any member can join. The groups read, ask and write a draft. "
                "The members' meeting changes it. In the end the annual meeting votes.</p><p>A programme is no "
                "promise that everything will happen. It is a promise that we try, and that we tell you how it went. "
                'That is why each area leads on to our <a href="page:rapporter">reports</a>.</p>'
            ),
        ),
    ),
)

SCHOOL = PageData(
    key="politik/forskola-och-skola",
    title="Preschool and school",
    lead=(
        "A good school is one where there is time to see each child. We want smaller groups, food from the school's "
        "own kitchen, and adults who stay."
    ),
    search_description="What Syrenen wants in Vänersborg: preschool and school.",
    easy_read=(
        "We want fewer children in each group.\nFood should be cooked near the children.\nThose who need help should "
        "get it at once.\nEvery school should have a nurse."
    ),
    main_image_alt="A low school building with a clock on its gable and a wide path up to the door.",
    extra={
        "group_text": (
            "The working group on schools meets on the first Wednesday of the month. Come once, or every time. Here "
            "are parents, an after-school teacher, two teachers and a grandfather."
        ),
        "group_meets_where": "Kronogatan 2",
        "children": {
            "people_items": ({"role": "Holds the working group together"}, {}),
            "demands": (
                {
                    "title": "At most twelve children in groups of the youngest",
                    "text": "The committee should set a limit and report the numbers each term, unit by unit.",
                },
                {
                    "title": "A kitchen in every new preschool",
                    "text": "Food cooked in the house smells, tastes and can be asked about.",
                },
                {
                    "title": "A school nurse in every school, every week",
                    "text": "Today three schools share one post. Nobody drops in on a nurse who is never there.",
                },
                {
                    "title": "Free music and arts school until year nine",
                    "text": "The fee keeps out the very children that the school says it wants to reach.",
                },
                {
                    "title": "Mother tongue lessons in school hours",
                    "text": "Lessons should end before three, also when one teacher works at several schools.",
                },
                {
                    "title": "More money to the schools that have it hardest",
                    "text": "Resources should follow the needs of the pupils, not just their number.",
                },
                {
                    "title": "Homework help in the library four days a week",
                    "text": "Those who have nobody to ask at home should have somewhere else to go.",
                },
                {
                    "title": "A staffed club for ten-year-olds",
                    "text": "Too old for after-school care, too young to be alone until six.",
                },
            ),
        },
    },
)

TRAFFIC = PageData(
    key="politik/trafik-och-transporter",
    title="Traffic and transport",
    lead=(
        "It should be possible to live in Brålanda, work late in Vänersborg and get home. We build our traffic policy "
        "from the bus stop up."
    ),
    search_description="What Syrenen wants in Vänersborg: traffic and transport.",
    easy_read=(
        "The bus should run more often.\nIt should run later in the evening.\nCycling should be safe.\nA bus stop "
        "should be easy to reach in a wheelchair."
    ),
    main_image_alt="A red bus at a stop where somebody is waiting.",
    extra={
        "group_text": (
            "We ride the bus that we write about, and meet where it stops. Bring questions from your own bus stop."
        ),
        "group_meets_where": "the waiting room at the station",
        "children": {
            "people_items": ({"role": "Holds the working group together"},),
            "demands": (
                {
                    "title": "Two more buses each evening to Vargön and Brålanda",
                    "text": "It should be possible to work late in Vänersborg and get home.",
                },
                {
                    "title": "Bus stops that everyone can use",
                    "text": "A kerb, a light, a bench and a shelter from the wind off the lake.",
                },
                {
                    "title": "A paved cycle path all the way to Nordkroken",
                    "text": "Two kilometres of gravel lie between the children and the beach.",
                },
                {
                    "title": "A cycle path between Frändefors and Brålanda",
                    "text": "A road that children can cycle while their parents breathe.",
                },
                {
                    "title": "Cycle paths cleared of snow before the streets",
                    "text": "Those who walk or cycle are hurt more often than those who sit in a car.",
                },
                {
                    "title": "School transport by what the road is like",
                    "text": "A child beside a main road does not walk three kilometres, it takes a risk.",
                },
            ),
        },
    },
)

PAGES = (INDEX, SCHOOL, TRAFFIC)

#: How the demands go, by area and place.
WORDS: dict[str, tuple[str, ...]] = {
    "forskola-och-skola": (
        "our motion is with the committee",
        "the committee has said yes, the council decides next",
        "a question has been put to the committee's chair",
        "29 votes to 22. We bring it back in the budget",
        "holds in all schools since the autumn term",
        "",
        "",
        "being tried at two schools",
    ),
    "trafik-och-transporter": (
        "one more from the next timetable, the other remains",
        "four of twenty-six have been rebuilt",
        "the work has been put out to tender",
        "",
        "a new order since last winter",
        "the committee kept to distance. We gather cases for next time",
    ),
}
