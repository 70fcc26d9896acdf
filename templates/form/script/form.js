import { Button, ErrorSummary, SkipLink } from 'govuk-frontend';
import { saveWhileTyping } from './autosave.js';
import { countCharacters } from './character-count.js';
import { searchWhileTyping } from './city-search.js';
import { warnBeforeSessionEnds } from './session.js';
import { fetchWords } from './words.js';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');

for (const Component of [Button, ErrorSummary, SkipLink]) {
  for (const element of document.querySelectorAll(`[data-module="${Component.moduleName}"]`)) new Component(element);
}

const search = document.querySelector('#city-search');
if (search) searchWhileTyping(search);

const form = document.querySelector('#autosave');
const session = document.querySelector('#session');
if (form || session) {
  const words = {};
  // At once: whoever types before the words are there, or on a line that has just dropped, is saved all the same.
  const tellAgain = form && saveWhileTyping(form, words);
  Object.assign(words, await fetchWords(document.body.dataset.words));
  tellAgain?.();
  if (form) countCharacters(form, words);
  if (session) warnBeforeSessionEnds(session, words);
}
