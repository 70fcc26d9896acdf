const SHARE_TO_TELL = 0.75;
const PAUSE = 800;

/** Says how many characters are used once most are, beside each text that has a limit. */
export const countCharacters = (form, words) => {
  for (const area of form.querySelectorAll('textarea[data-maximum]')) {
    const maximum = Number(area.dataset.maximum);
    const told = document.createElement('p');
    told.id = `${area.id}-count`;
    told.className = 'govuk-hint app-count';
    told.setAttribute('role', 'status');
    area.after(told);
    area.setAttribute('aria-describedby', `${area.getAttribute('aria-describedby') ?? ''} ${told.id}`.trim());
    let timer;
    const tell = () => {
      const count = area.value.length;
      const inWords = (number) => number.toLocaleString(document.documentElement.lang);
      told.textContent =
        count < maximum * SHARE_TO_TELL
          ? ''
          : words.count.replace('{count}', inWords(count)).replace('{maximum}', inWords(maximum));
    };
    area.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(tell, PAUSE);
    });
    tell();
  }
};
