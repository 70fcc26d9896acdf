const TYPING_PAUSE = 1500;
const CHOICE_PAUSE = 300;
const PATIENCE = 15_000;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

/**
 * Saves an answer while its person fills it in, by sending the page's own form. A line that drops is tried again and
 * again; whoever leaves the page sends what is unsaved; the server keeps even what is not complete. `words` may still be
 * empty; what this gives back says again what was to be told, once they are there.
 */
export const saveWhileTyping = (form, words) => {
  const status = form.querySelector('.app-autosave');
  let isUnsaved = false;
  let isLeaving = false;
  let isStopped = false;
  let wait = FIRST_WAIT;
  let timer;
  let sending;
  let told;

  const now = () =>
    new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });

  const tell = (state) => {
    told = state;
    status.classList.toggle('app-autosave--waiting', state === 'waiting');
    const text = (words[state] ?? '').replace('{time}', now());
    if (status.textContent !== text) status.textContent = text;
  };

  /** Understands the answer; true when everything is with the server. */
  const finish = async (response) => {
    if (response.status === 429 || response.status >= 500) throw new Error('again');
    const isData = /json/.test(response.headers.get('content-type'));
    const { state = 'refused', version } = isData ? await response.json() : {};
    wait = FIRST_WAIT;
    if (version) form.elements.version.value = version;
    isStopped = state === 'signed-out' || state === 'refused';
    if (isStopped) isUnsaved = true;
    tell(state);
    return true;
  };

  const send = async (keepalive = false) => {
    const body = new URLSearchParams(new FormData(form));
    body.set('go', 'autosave');
    const giveUp = new AbortController();
    const late = setTimeout(() => giveUp.abort(), PATIENCE);
    isUnsaved = false;
    try {
      return await finish(await fetch(form.action, { method: 'POST', body, keepalive, signal: giveUp.signal }));
    } catch {
      isUnsaved = true;
      tell('waiting');
      schedule(wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
      return false;
    } finally {
      clearTimeout(late);
    }
  };

  /** One at a time, so that a later text is never overtaken by an earlier one. */
  const save = async () => {
    clearTimeout(timer);
    while (sending) await sending;
    if (!isUnsaved || isStopped || isLeaving) return true;
    if (!status.classList.contains('app-autosave--waiting')) tell('saving');
    sending = send().finally(() => {
      sending = undefined;
    });
    return sending;
  };

  const schedule = (milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(save, milliseconds);
  };

  const flush = () => {
    if (!isUnsaved || isLeaving || isStopped) return;
    clearTimeout(timer);
    send(true);
  };

  form.addEventListener('input', ({ target }) => {
    isUnsaved = true;
    if (!isStopped && wait === FIRST_WAIT) schedule(/radio|checkbox/.test(target.type) ? CHOICE_PAUSE : TYPING_PAUSE);
  });
  form.addEventListener('submit', async (event) => {
    const isFailing = !navigator.onLine || status.classList.contains('app-autosave--waiting');
    isLeaving ||= !isFailing && !sending;
    if (isLeaving) return clearTimeout(timer);
    event.preventDefault();
    if (isFailing) isUnsaved = true;
    const isDone = isFailing ? await save() : await sending;
    if (!isDone) return;
    isLeaving = true;
    form.requestSubmit(event.submitter);
  });
  addEventListener('online', () => isUnsaved && save());
  addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && flush());
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  addEventListener('beforeunload', (event) => {
    if (status.classList.contains('app-autosave--waiting') && !isLeaving) event.preventDefault();
  });

  return () => told && tell(told);
};
