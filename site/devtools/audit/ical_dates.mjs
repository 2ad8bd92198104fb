// Prints when ical.js, which Thunderbird reads calendars with, sees events between two days: a start in UTC a line,
// or a day for what lasts all day.   node ical_dates.mjs ICAL.JS FEED FROM TO
import { readFileSync } from "node:fs";

const [library, feed, from, to] = process.argv.slice(2);
const { default: ICAL } = await import(library);
const calendar = new ICAL.Component(ICAL.parse(readFileSync(feed, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(new ICAL.Timezone(zone));

const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
const moved = events.filter((event) => event.isRecurrenceException());
const end = ICAL.Time.fromJSDate(new Date(to), true);
for (const event of events.filter((one) => !one.isRecurrenceException())) {
  for (const exception of moved) if (exception.uid === event.uid) event.relateException(exception);
  const dates = event.iterator();
  for (let next = dates.next(); next && next.compare(end) < 0; next = dates.next()) {
    const { item, startDate } = event.getOccurrenceDetails(next);
    const start = startDate.isDate ? startDate.toString() : startDate.toJSDate().toISOString();
    if (start >= from && start < to) console.log(`${start} ${item.summary}`);
  }
}
