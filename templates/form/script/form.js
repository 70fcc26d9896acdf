import { Button, ErrorSummary, SkipLink } from 'govuk-frontend';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');

for (const Component of [Button, ErrorSummary, SkipLink]) {
  for (const element of document.querySelectorAll(`[data-module="${Component.moduleName}"]`)) new Component(element);
}
