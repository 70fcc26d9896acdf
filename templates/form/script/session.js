const WARN_SECONDS = 15 * 60;
/** Not every minute: a screen reader reads each new text aloud. */
const TOLD_MINUTES = [15, 10, 5, 3, 2, 1];
const LOOK_MILLISECONDS = 15_000;

/** Makes a warning with a button of the line that says how long the session lasts, a quarter of an hour before. */
export const warnBeforeSessionEnds = (section, words) => {
  const { seconds, csrf, button: stay } = section.dataset;
  const told = section.querySelector('[role=status]');
  const link = section.querySelector('a');
  const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('session') : undefined;
  let ends = Date.now() + Number(seconds) * 1000;
  let button;

  const tell = (text) => {
    if (told.textContent !== text) told.textContent = text;
  };

  const calm = (until) => {
    ends = until;
    section.classList.remove('app-session--warning');
    button?.replaceWith(link);
    button = undefined;
    tell(words['session-extended']);
  };

  const extend = async () => {
    const body = new URLSearchParams({ csrf, go: 'autosave' });
    try {
      const response = await fetch('/session', { method: 'POST', body });
      const until = Date.parse((await response.json()).ends);
      tabs?.postMessage(until);
      calm(until);
    } catch {
      tell(words['session-failed']);
    }
  };

  const warn = () => {
    if (button) return;
    section.classList.add('app-session--warning');
    button = document.createElement('button');
    button.type = 'button';
    button.className = 'govuk-button';
    button.textContent = stay;
    button.addEventListener('click', extend);
    link.replaceWith(button);
  };

  const look = () => {
    const left = (ends - Date.now()) / 1000;
    if (left <= 0) {
      button?.remove();
      return tell(words['session-ended']);
    }
    if (left > WARN_SECONDS) return;
    warn();
    const minutes = Math.ceil(left / 60);
    tell(
      words['session-warning'].replace(
        '{minutes}',
        TOLD_MINUTES.find((told) => told <= minutes),
      ),
    );
  };

  tabs?.addEventListener('message', ({ data }) => calm(data));
  setInterval(look, LOOK_MILLISECONDS);
  look();
};
