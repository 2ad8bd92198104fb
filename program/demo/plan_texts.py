"""The year's plan in English and Arabic: pages, and the texts of chapters and actions in the order of THIS_YEAR."""

from __future__ import annotations

from typing import Any

from core.demo.shapes import PageData

LEADS = {
    "en": "This is what the annual meeting decided that we should do this year. Each line has somebody who answers for "
    "it, and each is accounted for, also the one that will not happen.",
    "ar": "هذا ما قرر الاجتماع السنوي أن نفعله هذا العام. لكل بند مسؤول، ونقدّم حسابًا عن كل بند، حتى الذي لن يتحقق.",
}
TITLES = {"en": "Activity plan", "ar": "خطة العمل"}
SEARCH = {
    "en": "What Syrenen does this year, point by point, and how it goes.",
    "ar": "ما تفعله سيرينِن هذا العام، بندًا بندًا، وكيف يسير.",
}

# Title, purpose, responsible; then text and evidence of each action.
ENGLISH: tuple[Any, ...] = (
    (
        ("New members", "Nobody should have to go to their first meeting without knowing anyone.", "The board"),
        (
            ("A letter and a call to everyone new within a week", "All nineteen have had both."),
            ("An introduction evening each term", "Eleven came to the first; seven joined a group."),
            ("A mentor for those who want one", "Five pairs have yet to have their first coffee."),
        ),
    ),
    (
        ("Feminism in everyday life", "What we demand of the council we must manage at our own board meetings.", ""),
        (
            ("Feminism within the branch on every agenda", "Eleven meetings out of eleven."),
            ("Measure who speaks for half a year", "Presented to the members, with a chart."),
            ("A network for men together with Trollhättan", "Three have joined. The goal is eight."),
            ("A local policy on master suppression techniques", ""),
        ),
    ),
    (
        ("Tell what we do", "Those who voted for us should be able to follow what came of it.", "Communications group"),
        (
            ("A website that everyone can use", "Checked against WCAG 2.2, and mended where it fell short."),
            ("A text before and after every sitting", "Six committees have begun, three have not."),
            ("A letter to the members every month", "No letter has been late."),
            ("A radio evening on the budget", "The studio closed. We try again when there is a new one."),
        ),
    ),
    (
        ("Meetings for everyone", "Stairs, shifts and small children should not decide who decides.", ""),
        (
            ("Child care at every members’ meeting", "Two young people are paid for the whole year."),
            ("A hearing loop and better light in the meeting room", "Tried by four people with hearing aids."),
            ("A members’ meeting in Brålanda", ""),
            ("An agenda in easy Swedish", ""),
        ),
    ),
    (
        ("Studies", "We learn together, so that more dare say yes to a commission.", ""),
        (
            ("A course for new members of committees and council", "Nine came on all four evenings."),
            ("The study circle Balans, once each term", "The spring’s is done, the autumn’s is full."),
            ("A lecture on the municipality’s money", ""),
            ("A writing evening: how to make a motion", ""),
        ),
    ),
    (
        ("Out among people", "Politics should be something to talk about over coffee, not only from a rostrum.", ""),
        (
            ("Coffee in the square one Saturday a month", "At most 86 cups in a morning."),
            ("Knock on doors in three neighbourhoods", "212 doors were opened. Mostly we talked about the bus."),
            ("A collection for the women’s shelter", "17,400 kronor of 20,000."),
            ("Help those who want to start a youth branch", "Two meetings at the upper secondary school."),
            ("Coffee and questions in Frändefors", ""),
            ("Lights against racism", ""),
        ),
    ),
)

ARABIC: tuple[Any, ...] = (
    (
        ("أعضاء جدد", "لا ينبغي لأحد أن يحضر اجتماعه الأول دون أن يعرف أحدًا.", "مجلس الإدارة"),
        (
            ("رسالة ومكالمة لكل عضو جديد خلال أسبوع", "وصلت الرسالة والمكالمة إلى التسعة عشر جميعًا."),
            ("أمسية تعريفية كل فصل", "حضر الأولى أحد عشر، وانضم سبعة إلى مجموعة."),
            ("مرافق لمن يرغب", "بقيت خمسة أزواج لم تلتقِ بعد."),
        ),
    ),
    (
        ("النسوية في الحياة اليومية", "ما نطالب به البلدية علينا أن نلتزم به في اجتماعاتنا.", ""),
        (
            ("النسوية الداخلية بندًا في كل اجتماع", "أحد عشر اجتماعًا من أحد عشر."),
            ("قياس وقت الكلام لمدة نصف سنة", "عُرضت النتائج على الأعضاء مع رسم بياني."),
            ("شبكة للرجال مع ترولهتان", "انضم ثلاثة، والهدف ثمانية."),
            ("وثيقة محلية عن أساليب الهيمنة", ""),
        ),
    ),
    (
        ("نخبر بما نفعل", "من صوّت لنا يجب أن يستطيع متابعة ما نتج عن ذلك.", "مجموعة التواصل"),
        (
            ("موقع يستطيع الجميع استخدامه", "فُحص وفق WCAG 2.2 وأُصلح ما كان ناقصًا."),
            ("نص قبل كل جلسة وبعدها", "بدأت ست لجان، ولم تبدأ ثلاث بعد."),
            ("رسالة شهرية إلى الأعضاء", "لم تتأخر أي رسالة."),
            ("أمسية إذاعية عن الميزانية", "أُغلق الاستوديو. سنحاول مرة أخرى عندما يُفتح غيره."),
        ),
    ),
    (
        ("اجتماعات للجميع", "لا يجوز أن تحدد الأدراج وأوقات العمل والأطفال الصغار من يقرر.", ""),
        (
            ("رعاية للأطفال في كل اجتماع للأعضاء", "شابان يتقاضيان أجرًا طوال السنة."),
            ("حلقة سمعية وإضاءة أفضل في قاعة الاجتماعات", "جرّبها أربعة أشخاص يستخدمون سماعات."),
            ("اجتماع للأعضاء في برولاندا", ""),
            ("جدول أعمال بالسويدية المبسطة", ""),
        ),
    ),
    (
        ("الدراسة", "نتعلم معًا كي يجرؤ عدد أكبر على قبول المهام.", ""),
        (
            ("دورة للأعضاء الجدد في اللجان والمجلس", "حضر تسعة الأمسيات الأربع كلها."),
            ("حلقة «بالانس» الدراسية مرة كل فصل", "انتهت حلقة الربيع، وامتلأت حلقة الخريف."),
            ("محاضرة عن أموال البلدية", ""),
            ("أمسية كتابة: كيف تقدّم مقترحًا", ""),
        ),
    ),
    (
        ("بين الناس", "يجب أن يكون الحديث في السياسة ممكنًا حول فنجان قهوة أيضًا.", ""),
        (
            ("قهوة في الساحة كل شهر", "86 فنجانًا في أكثر الصباحات ازدحامًا."),
            ("طرق الأبواب في ثلاثة أحياء", "فُتح لنا 212 بابًا. تحدثنا أكثر ما تحدثنا عن الحافلة."),
            ("جمع تبرعات لملجأ النساء", "17400 كرونة من 20000."),
            ("دعم من يريد تأسيس فرع للشباب", "لقاءان في المدرسة الثانوية."),
            ("قهوة وأسئلة في فرينديفورس", ""),
            ("أضواء ضد العنصرية", ""),
        ),
    ),
)
#: What stands in Swedish beside the texts: groups that are responsible, and the words of links.
WORDS = {
    "en": {
        "Mötesordförande": "Whoever chairs the meeting",
        "Kommunikationsgruppen": "Communications group",
        "Se när nästa är": "See when the next one is",
        "Så tillgänglig är den": "How accessible it is",
        "Läs rapporterna": "Read the reports",
    },
    "ar": {
        "Mötesordförande": "رئيس الاجتماع",
        "Kommunikationsgruppen": "مجموعة التواصل",
        "Se när nästa är": "انظر موعد الأمسية القادمة",
        "Så tillgänglig är den": "مدى سهولة الوصول إليه",
        "Läs rapporterna": "اقرأ التقارير",
    },
}
TEXTS = {"en": ENGLISH, "ar": ARABIC}


def pages(language: str, year: int) -> tuple[PageData, ...]:
    """Return the page of all plans, and this year's plan, in a language."""
    return (
        PageData(key="verksamhetsplan", title=TITLES[language], lead="", search_description=SEARCH[language]),
        PageData(
            key=f"verksamhetsplan/{year}",
            title=f"{TITLES[language]} {year}",
            lead=LEADS[language],
            search_description=SEARCH[language],
        ),
    )
