import { useSyncExternalStore } from 'react';
import { lasting } from '../base/storage.js';
import { createDraftStore, type OnServer } from './drafts.js';

/** The drafts of this browser. */
export const drafts = createDraftStore(lasting);

window.addEventListener('storage', ({ key }) => drafts.receive(key));
// A page that comes back out of the browser's cache was told of nothing meanwhile.
window.addEventListener('pageshow', ({ persisted }) => persisted && drafts.receive(null));

/** Every draft, newest first; changes in other tabs show too. */
export const useDrafts = () => useSyncExternalStore(drafts.subscribe, drafts.list);

/** Whether the last change of a draft is saved. */
export const useSaveState = () => useSyncExternalStore(drafts.subscribe, drafts.saveState);

/** Whether the browser keeps what is written here beyond the page. */
export const useKeepsDrafts = () => useSyncExternalStore(drafts.subscribe, drafts.keeps);

/** What the server has acknowledged of a plan of this browser. */
export const useOnServer = (id: string): OnServer | undefined => useSyncExternalStore(drafts.subscribe, () => onServerIn(drafts.list(), id));

const onServerIn = (list: ReturnType<typeof drafts.list>, id: string) => {
  const found = list.find((each) => each.id === id);
  return found?.kind === 'draft' ? found.draft.onServer : undefined;
};

/** Whether something of a plan is on the page and not yet written. */
export const useIsTyping = (id: string): boolean => useSyncExternalStore(drafts.subscribeTyping, () => drafts.isTyping(id));
