"""The two places of the demo, with their accessibility in plain words. Coordinates are approximate."""

from __future__ import annotations

from core.demo.shapes import RoomData, VenueData, VenueText

VENUES: tuple[VenueData, ...] = (
    VenueData(
        slug="kronogatan",
        name="Kronogatan 2, kvarteret Syrenen",
        address="Kronogatan 2",
        postal_code="462 32",
        city="Vänersborg",
        lat=58.3797,
        lon=12.3244,
        internet="Ja, gratis i mötesrummet och köket. Lösenordet står på anslagstavlan.",
        opening_hours="Tisdagar 15–18\nAndra tider efter överenskommelse",
        directions=(
            ("Buss", "Till Vänersborg torget. Därifrån går du ungefär 250 meter på plan trottoar."),
            ("Cykel", "Cykelställ med tak finns på gården. Kör in genom valvet till vänster om porten."),
            ("Bil", "Två platser för rörelsehindrade ligger utanför porten. Övriga parkerar på Sundsgatan."),
        ),
        accessibility={
            "entrance": ("yes", "Ramp med räcke till höger om porten. Dörröppnaren sitter på 90 centimeters höjd."),
            "hearing_loop": ("yes", "I mötesrummet och konferensrummet. Säg till, så slår vi på den."),
            "toilet": ("yes", "Anpassad toalett på samma plan, 2,2 × 2,2 meter, stöd på båda sidor."),
            "lift": ("no", "Behövs inte för mötesrum, kök och expedition: allt ligger i markplan."),
            "parking": ("yes", "Två platser för rörelsehindrade, tio meter från porten."),
            "scent_free": ("partly", "Alla möten är doftfria. Huset delas med andra, så trapphuset kan vi inte lova."),
            "guide_dog": ("yes", "Ledarhundar och assistanshundar är välkomna. Vattenskål finns i köket."),
        },
        rooms=(
            RoomData("Mötesrummet", 24, "Delas med ABF och DHR. Hörslinga, skärm och nät."),
            RoomData("Köket", 8, "Lågt arbetsbord och spis med säkerhetsbrytare."),
            RoomData("Expeditionen", 4, "Vårt eget rum. Här har vi öppet på tisdagar."),
            RoomData("Konferensrummet", 60, "Hyrs vid behov. Hörslinga, en trappa upp, ingen hiss dit."),
        ),
        texts={
            "en": VenueText(
                opening_hours="Tuesdays 15–18\nOther times by agreement",
                directions=(
                    ("Bus", "To Vänersborg torget. From there it is about 250 metres along a level pavement."),
                    ("Bicycle", "Covered racks in the courtyard. Ride in through the arch to the left of the door."),
                    ("Car", "Two disabled parking spaces outside the door. Others park on Sundsgatan."),
                ),
                notes={
                    "entrance": "Ramp with a handrail to the right of the door. The door opener is 90 centimetres up.",
                    "hearing_loop": "In the meeting room and the conference room. Tell us and we switch it on.",
                    "toilet": "Accessible toilet on the same floor, 2.2 × 2.2 metres, grab bars on both sides.",
                    "lift": "Not needed for the meeting room, kitchen and office: all are on the ground floor.",
                    "parking": "Two disabled parking spaces ten metres from the door.",
                    "scent_free": (
                        "All meetings are scent-free. We share the house, so we cannot promise the stairwell."
                    ),
                    "guide_dog": "Guide dogs and assistance dogs are welcome. There is a water bowl in the kitchen.",
                },
                rooms=(
                    RoomData("The meeting room", 24, "Shared with ABF and DHR. Hearing loop, screen and network."),
                    RoomData("The kitchen", 8, "Low worktop and a cooker with a safety switch."),
                    RoomData("The office", 4, "Our own room, open on Tuesdays."),
                    RoomData("The conference room", 60, "Hired when needed. Hearing loop, one flight up, no lift."),
                ),
            ),
            "ar": VenueText(
                opening_hours="أيام الثلاثاء من 15 إلى 18\nأوقات أخرى حسب الاتفاق",
                directions=(
                    ("الحافلة", "إلى موقف Vänersborg torget، ومنه نحو 250 مترًا سيرًا على رصيف مستوٍ."),
                    ("الدراجة", "في الفناء مواقف مسقوفة للدراجات. ادخل من القوس على يسار الباب."),
                    ("السيارة", "أمام الباب موقفان لذوي الإعاقة الحركية. تقف بقية السيارات في شارع Sundsgatan."),
                ),
                notes={
                    "entrance": "منحدر بدرابزين على يمين الباب. زر فتح الباب على ارتفاع 90 سنتيمترًا.",
                    "hearing_loop": "في غرفة الاجتماعات وقاعة المؤتمرات. أخبرنا لنشغّلها.",
                    "toilet": "دورة مياه مجهزة في الطابق نفسه، 2,2 × 2,2 متر، بمقابض على الجانبين.",
                    "lift": "لا حاجة إليه، فغرفة الاجتماعات والمطبخ والمكتب كلها في الطابق الأرضي.",
                    "parking": "موقفان لذوي الإعاقة الحركية على بعد عشرة أمتار من الباب.",
                    "scent_free": (
                        "جميع اجتماعاتنا خالية من العطور. نتشارك المبنى مع آخرين، فلا نستطيع ضمان ذلك في الدرج."
                    ),
                    "guide_dog": "نرحب بكلاب الإرشاد وكلاب المساعدة. في المطبخ وعاء ماء لها.",
                },
                rooms=(
                    RoomData("غرفة الاجتماعات", 24, "مشتركة مع ABF وDHR. حلقة سمعية وشاشة وإنترنت."),
                    RoomData("المطبخ", 8, "طاولة عمل منخفضة وموقد بمفتاح أمان."),
                    RoomData("المكتب", 4, "غرفتنا الخاصة، مفتوحة أيام الثلاثاء."),
                    RoomData("قاعة المؤتمرات", 60, "تُستأجر عند الحاجة. حلقة سمعية، في الطابق الأول، بلا مصعد."),
                ),
            ),
        },
    ),
    VenueData(
        slug="nordkroken",
        name="Nordkrokens sommarhem",
        address="Nordkroken",
        postal_code="468 33",
        city="Vargön",
        lat=58.3745,
        lon=12.4142,
        internet="Nej. Mobilen räcker i storstugan, knappt i sovrummen.",
        hire_text="Medlemmar 300 kr per dygn, andra 700 kr. Städning och ved ingår inte. Vi svarar inom en vecka.",
        opening_hours="Maj till september\nBokas hos Eva-Lotta Nyqvist",
        directions=(
            ("Buss", "Till Vargön och sedan ungefär två kilometer till fots. På dagar med många gäster samåker vi."),
            ("Cykel", "Cykelväg från Vänersborg, åtta kilometer. Den sista biten är grusväg."),
            ("Bil", "Följ skyltarna mot badplatsen. Parkeringen ligger 150 meter från huset."),
        ),
        accessibility={
            "entrance": ("partly", "Två trappsteg. En lös ramp finns i förrådet, säg till så ligger den på plats."),
            "hearing_loop": ("no", "Vi tar med en bärbar slinga till möten om du säger till i förväg."),
            "toilet": ("partly", "Bred dörr och stöd på ena sidan, men trångt att vända en stor rullstol."),
            "lift": ("no", "Behövs inte, huset har ett plan."),
            "parking": ("partly", "Grus. Den som behöver får köra ända fram och lämna av."),
            "scent_free": ("partly", "Vi undviker parfym, men huset värms med vedkamin på våren."),
            "guide_dog": ("yes", "Hundar är välkomna i huset. På badplatsen gäller kommunens regler."),
        },
        rooms=(
            RoomData("Storstugan", 40, "Långbord, kamin och utsikt mot Vänern."),
            RoomData("Verandan", 20, "Inglasad. Blir varm en solig dag."),
            RoomData("Sovrummen", 12, "Sex rum med två sängar i varje. Ta med lakan."),
        ),
        texts={
            "en": VenueText(
                opening_hours="May to September\nBooked with Eva-Lotta Nyqvist",
                directions=(
                    ("Bus", "To Vargön, then about two kilometres on foot. On days with many guests we share cars."),
                    ("Bicycle", "Cycle path from Vänersborg, eight kilometres. The last stretch is gravel."),
                    ("Car", "Follow the signs to the beach. The car park is 150 metres from the house."),
                ),
                notes={
                    "entrance": "Two steps. There is a loose ramp in the shed; tell us and it will be in place.",
                    "hearing_loop": "We bring a portable loop to meetings if you tell us beforehand.",
                    "toilet": "Wide door and a grab bar on one side, but little room to turn a large wheelchair.",
                    "lift": "Not needed, the house has one floor.",
                    "parking": "Gravel. Those who need it may drive up to the house and be dropped off.",
                    "scent_free": "We avoid perfume, but the house is heated by a wood stove in spring.",
                    "guide_dog": "Dogs are welcome in the house. The municipality's rules apply on the beach.",
                },
                rooms=(
                    RoomData("The great room", 40, "Long table, stove and a view of Lake Vänern."),
                    RoomData("The veranda", 20, "Glazed. Gets warm on a sunny day."),
                    RoomData("The bedrooms", 12, "Six rooms with two beds each. Bring sheets."),
                ),
            ),
            "ar": VenueText(
                opening_hours="من مايو إلى سبتمبر\nالحجز لدى Eva-Lotta Nyqvist",
                directions=(
                    ("الحافلة", "إلى فاريون ثم نحو كيلومترين سيرًا. في الأيام المزدحمة نتشارك السيارات."),
                    ("الدراجة", "طريق للدراجات من فينشبوري، ثمانية كيلومترات. الجزء الأخير مفروش بالحصى."),
                    ("السيارة", "اتبع اللافتات نحو الشاطئ. الموقف على بعد 150 مترًا من البيت."),
                ),
                notes={
                    "entrance": "درجتان. في المخزن منحدر متنقل، أخبرنا لنضعه في مكانه.",
                    "hearing_loop": "نحضر حلقة سمعية محمولة إلى الاجتماعات إذا أخبرتنا مسبقًا.",
                    "toilet": "باب واسع ومقبض على جانب واحد، لكن المكان ضيق لاستدارة كرسي متحرك كبير.",
                    "lift": "لا حاجة إليه، فالبيت من طابق واحد.",
                    "parking": "أرضية من الحصى. يمكن لمن يحتاج أن يصل بالسيارة حتى البيت.",
                    "scent_free": "نتجنب العطور، لكن البيت يُدفأ بموقد حطب في الربيع.",
                    "guide_dog": "نرحب بالكلاب في البيت. وعلى الشاطئ تسري قواعد البلدية.",
                },
                rooms=(
                    RoomData("القاعة الكبيرة", 40, "طاولة طويلة وموقد وإطلالة على بحيرة فينرن."),
                    RoomData("الشرفة", 20, "مزجّجة، وتصبح دافئة في يوم مشمس."),
                    RoomData("غرف النوم", 12, "ست غرف في كل منها سريران. أحضر ملاءاتك."),
                ),
            ),
        },
    ),
)
