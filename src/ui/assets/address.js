/* The answer to a form that shows another page: a reload shall ask for that page, and not send the form again. */
const shown = document.querySelector('[data-address]');
if (shown) history.replaceState(null, '', shown.dataset.address);
