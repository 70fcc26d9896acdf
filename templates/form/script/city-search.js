const PAUSE = 300;
const SHORTEST = 2;

/** Shows the cities of a name while it is typed: the same page as the button brings, of which only the list is used. */
export const searchWhileTyping = (form) => {
  const field = form.elements.city;
  const told = document.querySelector('#cities-found');
  let timer;
  let latest = field.value.trim();

  const look = async () => {
    const wanted = field.value.trim();
    if (wanted === latest || wanted.length < SHORTEST) return;
    latest = wanted;
    const address = `${form.action}?city=${encodeURIComponent(wanted)}`;
    try {
      const response = await fetch(address);
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const cities = page.querySelector('#cities');
      if (wanted !== latest || !cities) return;
      document.querySelector('#cities').replaceWith(cities);
      told.textContent = cities.dataset.found;
      history.replaceState(null, '', address);
    } catch {
      latest = '';
    }
  };

  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
};
