/* A region with `data-poll` (seconds) is fetched again from its own page until the server leaves the attribute out. */
for (const region of document.querySelectorAll('[data-poll][id]')) {
  const again = () => setTimeout(refresh, region.dataset.poll * 1000);
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
