import { Button, ErrorSummary, SkipLink } from 'govuk-frontend';
import { saveWhileTyping } from './autosave.js';
import { countCharacters } from './character-count.js';
import { searchWhileTyping } from './city-search.js';
import { warnBeforeSessionEnds } from './session.js';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');

for (const Component of [Button, ErrorSummary, SkipLink]) {
  for (const element of document.querySelectorAll(`[data-module="${Component.moduleName}"]`)) new Component(element);
}

const search = document.querySelector('#city-search');
if (search) searchWhileTyping(search);

const form = document.querySelector('#autosave');
const session = document.querySelector('#session');
if (form || session) {
  const words = await (await fetch(document.body.dataset.words)).json();
  if (form) {
    saveWhileTyping(form, words);
    countCharacters(form, words);
  }
  if (session) warnBeforeSessionEnds(session, words);
}
