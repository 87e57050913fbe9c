import { driver } from 'driver.js';
import 'driver.js/dist/driver.css';
import './tour.css';
import i18next from 'i18next';

/** A stop: where it is, what it points at, and the key of what is said there. */
interface Stop {
  readonly at: string;
  readonly element: string;
  readonly says: 'promise' | 'providers' | 'mistakes' | 'refusal' | 'map' | 'carries' | 'flow' | 'files';
}

const MISTAKE = '/mistakes/k3s-documentation-pair';
const EXAMPLE = '/examples/cce-turbo-dual/summary';

/** Eight stops: what the product promises, a mistake that is refused, and what comes out. */
const STOPS: readonly Stop[] = [
  { at: '/', element: '.ds-demo', says: 'promise' },
  { at: '/', element: '[aria-labelledby=new]', says: 'providers' },
  { at: '/', element: '[aria-labelledby=mistakes]', says: 'mistakes' },
  { at: MISTAKE, element: '.ds-message[data-severity=error]', says: 'refusal' },
  { at: MISTAKE, element: '#address-map', says: 'map' },
  { at: MISTAKE, element: '.ds-carry', says: 'carries' },
  { at: EXAMPLE, element: '.ds-review-grid > :first-child', says: 'flow' },
  { at: EXAMPLE, element: '.ds-review-files', says: 'files' },
];

/** How long a stop may take to come, in milliseconds. */
const PATIENCE = 8000;

/** The element of a stop, once its page has drawn it. */
async function elementOf({ element }: Stop): Promise<Element | undefined> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const found = document.querySelector(element);
    if (found) return found;
    if (performance.now() > end) return undefined;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Goes to a page as a link does: the router listens to the history. */
function goTo(url: string): void {
  const path = window.location.pathname;
  if (path === url || (url !== '/' && path.startsWith(`${url}/`))) return;
  window.history.pushState(null, '', url);
}

/**
 * Shows the product in eight stops, which can be left at any of them: by Escape, a press beside it, or its button. No plan is made.
 * A stop that does not come is passed over.
 */
export function startTour(): void {
  const t = (key: string, values = {}) => i18next.t(`tour.${key}` as 'tour.next', values);
  let at = 0;
  let isOver = false;
  const guide = driver({
    allowClose: true,
    animate: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    overlayOpacity: 0.45,
    stagePadding: 8,
    popoverClass: 'ds-tour',
    onDestroyed: () => {
      isOver = true;
    },
  });
  const show = async (index: number, by: 1 | -1): Promise<void> => {
    const stop = STOPS[index];
    if (!stop) {
      guide.destroy();
      return;
    }
    goTo(stop.at);
    const element = await elementOf(stop);
    if (isOver) return;
    if (!element) return show(index + by, by);
    at = index;
    element.scrollIntoView({ block: 'center' });
    const isLast = index === STOPS.length - 1;
    guide.highlight({
      element,
      popover: {
        title: t(`stops.${stop.says}.title`),
        description: t(`stops.${stop.says}.text`),
        showButtons: ['next', 'previous', 'close'],
        disableButtons: index === 0 ? ['previous'] : [],
        showProgress: true,
        progressText: t('progress', { at: index + 1, of: STOPS.length }),
        nextBtnText: t(isLast ? 'end' : 'next'),
        prevBtnText: t('previous'),
        onNextClick: () => (isLast ? guide.destroy() : void show(at + 1, 1)),
        onPrevClick: () => void show(at - 1, -1),
        onCloseClick: () => guide.destroy(),
      },
    });
  };
  void show(0, 1);
}
