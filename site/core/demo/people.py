"""The six invented people of the demo."""

from __future__ import annotations

from core.demo.shapes import PersonData

PEOPLE: tuple[PersonData, ...] = (
    PersonData(
        slug="lena-skog",
        name="Lena Skog",
        title="Ordförande",
        email="lena.skog@example.org",
        phone="070-174 06 06",
        bio=(
            "Lena leder styrelsen och håller ihop arbetsgruppen för skolfrågor. Hon är fritidspedagog, bor i "
            "Vargön och svarar på det mesta som rör föreningen. Ärenden till medlemsmötet lämnar du till henne."
        ),
        portrait="lena-skog",
        texts={
            "en": {
                "title": "Chair",
                "bio": (
                    "Lena leads the board and keeps the working group on schools together. She works in an "
                    "after-school centre, lives in Vargön and answers most questions about the branch."
                ),
            },
            "ar": {
                "title": "رئيسة الفرع",
                "bio": (
                    "تقود لينا مجلس الإدارة وتنسّق عمل مجموعة المدارس. تعمل مربية في مركز للأنشطة بعد الدوام "
                    "المدرسي وتسكن في فاريون، وتجيب عن معظم الأسئلة المتعلقة بالفرع."
                ),
            },
        },
    ),
    PersonData(
        slug="karin-hedlund",
        name="Karin Hedlund",
        title="Ledamot i barn- och utbildningsnämnden",
        email="karin.hedlund@example.org",
        phone="070-174 06 07",
        bio=(
            "Karin har varit förskollärare i tjugo år. I nämnden frågar hon om barngruppernas storlek vid varje "
            "sammanträde, och hon skriver före och efter så att föräldrar kan följa med."
        ),
        portrait="karin-hedlund",
        texts={
            "en": {
                "title": "Member of the children and education committee",
                "bio": (
                    "Karin has been a preschool teacher for twenty years. She asks about group sizes at every "
                    "meeting and writes before and after, so that parents can follow."
                ),
            },
            "ar": {
                "title": "عضوة في لجنة الطفولة والتعليم",
                "bio": (
                    "عملت كارين معلمة في رياض الأطفال عشرين عامًا. تسأل في كل جلسة عن عدد الأطفال في المجموعات، "
                    "وتكتب قبل الجلسة وبعدها ليتمكن الأهل من المتابعة."
                ),
            },
        },
    ),
    PersonData(
        slug="amir-rostami",
        name="Amir Rostami",
        title="Gruppledare i kommunfullmäktige",
        email="amir.rostami@example.org",
        phone="070-174 06 08",
        bio=(
            "Amir leder fullmäktigegruppen och är den som journalister ringer. Till vardags kör han buss mellan "
            "Vänersborg och Trollhättan, och därför börjar många av hans förslag vid en hållplats."
        ),
        portrait="amir-rostami",
        texts={
            "en": {
                "title": "Group leader on the municipal council",
                "bio": (
                    "Amir leads our group on the council and takes calls from journalists. He drives a bus "
                    "between Vänersborg and Trollhättan, so many of his proposals begin at a bus stop."
                ),
            },
            "ar": {
                "title": "رئيس كتلتنا في المجلس البلدي",
                "bio": (
                    "يقود أمير كتلتنا في المجلس البلدي ويجيب عن أسئلة الصحفيين. يعمل سائق حافلة بين فينشبوري "
                    "وترولهتان، ولذلك يبدأ كثير من مقترحاته عند موقف الحافلات."
                ),
            },
        },
    ),
    PersonData(
        slug="hodan-jama",
        name="Hodan Jama",
        title="Ledamot i socialnämnden",
        email="hodan.jama@example.org",
        phone="070-174 06 09",
        bio=(
            "Hodan är undersköterska och vet hur ett schema känns i kroppen. I socialnämnden arbetar hon för att "
            "den som behöver hemtjänst ska möta färre ansikten och få mer tid. Hon talar somaliska, svenska och "
            "engelska."
        ),
        portrait="hodan-jama",
        texts={
            "en": {
                "title": "Member of the social services committee",
                "bio": (
                    "Hodan is an assistant nurse. On the committee she works for home care with fewer faces and "
                    "more time. She speaks Somali, Swedish and English."
                ),
            },
            "ar": {
                "title": "عضوة في لجنة الشؤون الاجتماعية",
                "bio": (
                    "تعمل هودان ممرضة مساعدة. تسعى في اللجنة إلى أن يلتقي من يحتاج إلى الرعاية المنزلية بعدد أقل "
                    "من الموظفين وأن يحصل على وقت أطول. تتحدث الصومالية والسويدية والإنجليزية."
                ),
            },
        },
    ),
    PersonData(
        slug="jonas-ek",
        name="Jonas Ek",
        title="Ledamot i samhällsbyggnadsnämnden",
        email="jonas.ek@example.org",
        phone="070-174 06 10",
        bio=(
            "Jonas är snickare och bor i Brålanda. Han läser detaljplaner så att andra slipper, och förklarar "
            "gärna vad de betyder för den som bor intill. Han håller också i första maj."
        ),
        portrait="jonas-ek",
        texts={
            "en": {
                "title": "Member of the urban planning committee",
                "bio": (
                    "Jonas is a carpenter and lives in Brålanda. He reads zoning plans so that others don't have "
                    "to, and is glad to explain what they mean for the neighbours."
                ),
            },
            "ar": {
                "title": "عضو في لجنة التخطيط العمراني",
                "bio": (
                    "يوناس نجّار يسكن في برولاندا. يقرأ المخططات التفصيلية نيابة عن غيره، ويسعده أن يشرح ما تعنيه "
                    "لسكان الجوار."
                ),
            },
        },
    ),
    PersonData(
        slug="eva-lotta-nyqvist",
        name="Eva-Lotta Nyqvist",
        title="Kassör och ledamot i kultur- och fritidsnämnden",
        email="eva-lotta.nyqvist@example.org",
        phone="070-174 06 11",
        bio=(
            "Eva-Lotta är pensionerad bibliotekarie. Hon sköter föreningens kassa, redovisar den varje kvartal "
            "och vaktar bibliotekets öppettider. Fråga henne om avgifter, lån av lokalen och sommarhemmet."
        ),
        portrait="eva-lotta-nyqvist",
        texts={
            "en": {
                "title": "Treasurer, member of the culture and leisure committee",
                "bio": (
                    "Eva-Lotta is a retired librarian. She keeps the books, reports every quarter and watches "
                    "over the library's opening hours. Ask her about fees and about borrowing our rooms."
                ),
            },
            "ar": {
                "title": "أمينة الصندوق وعضوة في لجنة الثقافة والترفيه",
                "bio": (
                    "إيفا لوتا أمينة مكتبة متقاعدة. تدير مالية الفرع وتقدّم تقريرًا كل ثلاثة أشهر، وتدافع عن "
                    "ساعات عمل المكتبة. اسألها عن الرسوم وعن استعارة قاعاتنا."
                ),
            },
        },
    ),
)
