/*
 * A region with `data-poll` (seconds) is fetched again from its own page until the server leaves the attribute out; for
 * half an hour at most, since each time counts as being there.
 */
const end = Date.now() + 1_800_000;
for (const region of document.querySelectorAll('[data-poll][id]')) {
  const again = () => Date.now() < end && setTimeout(refresh, region.dataset.poll * 1000);
  const refresh = async () => {
    if (document.hidden) return again();
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => undefined);
    const html = answer?.ok ? await answer.text() : '';
    const fresh = new DOMParser().parseFromString(html, 'text/html').getElementById(region.id);
    if (fresh && fresh.innerHTML !== region.dataset.seen) {
      region.innerHTML = fresh.innerHTML;
      region.dataset.seen = fresh.innerHTML;
      localTimes(region);
    }
    if (!fresh || fresh.dataset.poll) again();
  };
  again();
}
