/* Times that the server could only write in UTC, in the visitor's own zone; what the server wrote becomes the tooltip. */
const localTimes = (root) => {
  for (const time of root.querySelectorAll('time[data-local]')) {
    const format = { dateStyle: 'medium', ...(time.dataset.local === 'time' && { timeStyle: 'short' }) };
    time.title ||= time.textContent;
    const locale = `${document.documentElement.lang}-u-nu-latn`;
    time.textContent = new Intl.DateTimeFormat(locale, format).format(new Date(time.dateTime));
  }
};
localTimes(document);
