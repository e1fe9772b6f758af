/* How hard a new password is to guess. The estimator comes with the first letter; where it does not come, nothing shows. */
for (const place of document.querySelectorAll('[data-strength-of]')) {
  const { strengthOf, estimator, levels, label, foreign } = place.dataset;
  const input = document.getElementById(strengthOf);
  const [bar, text] = place.children;
  const names = JSON.parse(levels);
  let due;
  const others = () =>
    [...input.form.elements]
      .filter((field) => field !== input && field.type !== 'hidden' && field.value)
      .flatMap(({ value }) => [value, ...value.split(/[^\p{L}\p{N}]+/u)]);
  const show = async () => {
    const { scoreOf } = await import(estimator);
    bar.hidden = input.value === '';
    const score = scoreOf(input.value.normalize(), [...others(), ...document.title.split(/\s+/)]);
    bar.value = score + 1;
    const said = bar.hidden ? '' : `${label} ${names[score]}.`;
    text.textContent = /^[ -~]*$/.test(input.value) ? said : `${said} ${foreign}`;
  };
  // Said once the typing rests, not at each letter.
  input.addEventListener('input', () => {
    clearTimeout(due);
    due = setTimeout(() => show().catch(() => {}), 300);
  });
}
