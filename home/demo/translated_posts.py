"""Two of the demo's news posts in English and Arabic."""

from __future__ import annotations

from dataclasses import replace

from core.demo.shapes import PageData
from home.demo.posts_any_time import buses, kitchens

_KITCHENS, _BUSES = kitchens().page, buses().page

ENGLISH: tuple[PageData, ...] = (
    replace(
        _KITCHENS,
        title="School meals should be cooked near the children",
        lead=(
            "Three school kitchens in the municipality have been replaced by reheating kitchens. We have visited "
            "them and worked out what it costs to change back."
        ),
        search_description="Syrenen has worked out what three cooking kitchens would cost in Vänersborg's schools.",
        main_image_alt="A large pot of steaming red soup, two bowls and a loaf of bread.",
        easy_read=(
            "We want school meals to be cooked at school.\nThe food will be better and less is thrown away.\nIt "
            "costs money to build kitchens.\nWe think it is worth it."
        ),
        body=(
            (
                "text",
                (
                    "<p>At eleven the trolleys roll in. The food was cooked in another part of the municipality, "
                    "kept warm for two hours and divided by weight. It is not bad. But at the school we visited "
                    "last week every fifth portion ended up in the bin for leftovers.</p><p>At a school with its "
                    "own kitchen, twelve minutes away, it was every fourteenth. There the corridor smells of food "
                    "from nine o'clock. The children ask what it will be, and the cook answers.</p>"
                ),
            ),
            ("heading", {"text": "What it costs", "level": "h2"}),
            (
                "table",
                {
                    "caption": "Our estimate for three kitchens",
                    "header_row": True,
                    "header_column": True,
                    "rows": [
                        ["Item", "Per kitchen"],
                        ["Rebuilding and equipment", "SEK 2,900,000"],
                        ["More staff, per year", "SEK 410,000"],
                        ["Less waste and fewer transports, per year", "SEK −230,000"],
                    ],
                },
            ),
            (
                "text",
                (
                    "<p>The figures build on the municipality's own papers and two quotations. We have rounded "
                    "up. Even so it is a cost that can be borne if the kitchens are built when the buildings are "
                    "being renovated anyway, and not all at once.</p><p>The proposal now lies with <a "
                    'href="page:rapporter">the committee</a>. We will write here how it goes.</p>'
                ),
            ),
            (
                "quote",
                {
                    "text": (
                        "What the children remember is not what the food cost. They remember that the person who "
                        "cooked it saw them."
                    ),
                    "attribution": "Karin Hedlund",
                    "role": "Member of the children and education committee",
                },
            ),
        ),
    ),
    replace(
        _BUSES,
        title="The last bus leaves too early",
        lead=(
            "If you work evenings in Vänersborg and live in Vargön or Brålanda you cannot get home by bus. We "
            "asked 140 passengers how they manage."
        ),
        search_description="140 passengers on the evening buses to Vargön and Brålanda, and what Syrenen proposes.",
        main_image_alt="A red bus pulls up at a stop where a person sits in the shelter.",
        easy_read=(
            "The last bus leaves too early in the evening.\nThose who work late cannot get home.\nWe want two "
            "more buses each evening.\nWe asked 140 people, and most of them agree."
        ),
        body=(
            (
                "text",
                (
                    "<p>For two weeks we stood at the bus stops with a sheet of paper and three questions. Where "
                    "do you come from? Where are you going? What do you do when the bus has stopped "
                    "running?</p><p>The answers to the last question were the ones that stayed with us. An "
                    "assistant nurse had stopped taking evening shifts. A pupil had given up theatre. Several had "
                    "bought a car that they could not afford.</p>"
                ),
            ),
            (
                "fact_box",
                {
                    "title": "What the passengers answered",
                    "text": (
                        "<ul><li>58 of 140 are given a lift by somebody at least once a week.</li><li>31 have "
                        "turned down work or studies.</li><li>104 would travel more often if the last bus left "
                        "after 22.00.</li></ul>"
                    ),
                },
            ),
            ("heading", {"text": "What we propose", "level": "h2"}),
            (
                "text",
                (
                    "<p>Two more departures each weekday evening on each line, and a late one on Saturdays. The "
                    "municipality can buy that traffic as early as the next timetable. We have asked for the cost "
                    "and expect an answer within a month.</p><p>It is no great reform. But a bus that runs makes "
                    "other things possible too: the evening class, the training, the visit to one's "
                    "mother.</p><p>Read more about what we want under <a "
                    'href="page:politik/trafik-och-transporter">Traffic and transport</a>.</p>'
                ),
            ),
            (
                "button",
                {"text": "Tell Amir about your bus", "link": {"email": "amir.rostami@example.org"}, "style": "plain"},
            ),
        ),
    ),
)

ARABIC: tuple[PageData, ...] = (
    replace(
        _KITCHENS,
        title="يجب أن يُطهى الطعام قريبًا من الأطفال",
        lead=(
            "حلّت مطابخ لإعادة التسخين محل ثلاثة من مطابخ المدارس في البلدية. زرناها وحسبنا كم تكلف العودة إلى "
            "الطهي فيها."
        ),
        search_description="حسب سيرينِن كم ستكلف ثلاثة مطابخ للطهي في مدارس فينشبوري.",
        main_image_alt="قدر كبير من الحساء الأحمر يتصاعد منه البخار، ووعاءان ورغيف خبز.",
        easy_read=(
            "نريد أن يُطهى طعام المدرسة في المدرسة.\nعندها يصبح الطعام ألذ ويُرمى منه أقل.\nبناء المطابخ يكلف "
            "مالًا.\nنرى أن الأمر يستحق ذلك."
        ),
        body=(
            (
                "text",
                (
                    "<p>في الساعة الحادية عشرة تصل عربات الطعام. طُهي الطعام في جزء آخر من البلدية، وحُفظ ساخنًا "
                    "ساعتين، ووُزّع بالوزن. ليس الطعام سيئًا. لكن في المدرسة التي زرناها الأسبوع الماضي انتهت حصة "
                    "من كل خمس في وعاء البقايا.</p><p>وفي مدرسة لها مطبخها الخاص، على بعد اثنتي عشرة دقيقة، كانت "
                    "حصة من كل أربع عشرة. هناك تفوح رائحة الطعام في الممر منذ التاسعة. يسأل الأطفال عن طعام "
                    "اليوم، ويجيبهم الطاهي.</p>"
                ),
            ),
            ("heading", {"text": "كم يكلف ذلك", "level": "h2"}),
            (
                "table",
                {
                    "caption": "حسابنا لثلاثة مطابخ",
                    "header_row": True,
                    "header_column": True,
                    "rows": [
                        ["البند", "لكل مطبخ"],
                        ["إعادة البناء والتجهيز", "2 900 000 كرونة"],
                        ["موظفون إضافيون، في السنة", "410 000 كرونة"],
                        ["هدر أقل ونقل أقل، في السنة", "توفير 230 000 كرونة"],
                    ],
                },
            ),
            (
                "text",
                (
                    "<p>تستند الأرقام إلى وثائق البلدية نفسها وإلى عرضَي أسعار، وقد قرّبناها إلى الأعلى. ومع ذلك "
                    "تبقى تكلفة يمكن تحملها إذا بُنيت المطابخ عند ترميم المباني أصلًا، وليس كلها دفعة "
                    'واحدة.</p><p>المقترح الآن لدى <a href="page:rapporter">اللجنة</a>. وسنكتب هنا كيف تسير '
                    "الأمور.</p>"
                ),
            ),
            (
                "quote",
                {
                    "text": "لا يتذكر الأطفال كم كلّف الطعام. يتذكرون أن من طهاه رآهم.",
                    "attribution": "كارين هيدلوند",
                    "role": "عضوة في لجنة الطفولة والتعليم",
                },
            ),
        ),
    ),
    replace(
        _BUSES,
        title="الحافلة الأخيرة تغادر باكرًا جدًا",
        lead=(
            "من يعمل مساءً في فينشبوري ويسكن في فاريون أو برولاندا لا يستطيع العودة إلى بيته بالحافلة. سألنا 140 "
            "راكبًا كيف يتدبرون أمرهم."
        ),
        search_description="رأي 140 راكبًا في حافلات المساء إلى فاريون وبرولاندا، وما يقترحه سيرينِن.",
        main_image_alt="حافلة حمراء تصل إلى موقف يجلس فيه شخص تحت المظلة.",
        easy_read=(
            "تغادر الحافلة الأخيرة باكرًا جدًا في المساء.\nومن يعمل متأخرًا لا يستطيع العودة إلى بيته.\nنريد "
            "حافلتين إضافيتين كل مساء.\nسألنا 140 شخصًا ويوافقنا معظمهم."
        ),
        body=(
            (
                "text",
                (
                    "<p>وقفنا أسبوعين عند مواقف الحافلات ومعنا ورقة وثلاثة أسئلة. من أين أتيت؟ إلى أين تذهب؟ "
                    "وماذا تفعل عندما تتوقف الحافلة عن السير؟</p><p>أما إجابات السؤال الأخير فهي التي بقيت في "
                    "الذاكرة. ممرضة مساعدة لم تعد تقبل مناوبات المساء. وطالب في الثانوية ترك المسرح. واشترى عدة "
                    "أشخاص سيارة لا طاقة لهم بثمنها.</p>"
                ),
            ),
            (
                "fact_box",
                {
                    "title": "ما أجاب به الركاب",
                    "text": (
                        "<ul><li>58 من 140 يوصلهم شخص آخر مرة في الأسبوع على الأقل.</li><li>31 رفضوا عملًا أو "
                        "دراسة.</li><li>104 سيسافرون أكثر لو غادرت الحافلة الأخيرة بعد الساعة 22.00.</li></ul>"
                    ),
                },
            ),
            ("heading", {"text": "ما نقترحه", "level": "h2"}),
            (
                "text",
                (
                    "<p>رحلتان إضافيتان مساء كل يوم عمل على كل خط، ورحلة متأخرة أيام السبت. تستطيع البلدية شراء "
                    "هذه الرحلات ابتداءً من جدول المواعيد القادم. طلبنا تقديرًا للتكلفة ونتوقع جوابًا خلال "
                    "شهر.</p><p>ليس هذا إصلاحًا كبيرًا. لكن الحافلة التي تسير تجعل أمورًا أخرى ممكنة: الدورة "
                    "المسائية والتدريب وزيارة الأم.</p><p>اقرأ المزيد عما نريده في <a "
                    'href="page:politik/trafik-och-transporter">المرور والنقل</a>.</p>'
                ),
            ),
            (
                "button",
                {"text": "أخبر أمير عن حافلتك", "link": {"email": "amir.rostami@example.org"}, "style": "plain"},
            ),
        ),
    ),
)
