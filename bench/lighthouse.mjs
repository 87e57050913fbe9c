// What Lighthouse says of the built product, on a desktop and on a phone. Goals: at least 95 for performance, 100 for accessibility
// and best practices, and a layout shift under 0.02.
import lighthouse, { desktopConfig } from 'lighthouse';
import { ORIGIN, withBrowser } from './served.mjs';

const PAGES = ['/', '/examples/kubeadm-calico-dual/network', '/examples/kubeadm-calico-dual/review'];
const GOALS = { performance: 95, accessibility: 100, 'best-practices': 100 };
const DEBUGGING_PORT = 9223;
const rows = [];
const misses = [];

await withBrowser(async () => {
  for (const pathname of PAGES) {
    for (const [form, config] of [['desktop', desktopConfig], ['phone', undefined]]) {
      const { lhr } = await lighthouse(`${ORIGIN}${pathname}`, { port: DEBUGGING_PORT, onlyCategories: Object.keys(GOALS), logLevel: 'error' }, config);
      if (lhr.runtimeError) throw new Error(`${pathname}: ${lhr.runtimeError.message}`);
      const score = (id) => Math.round((lhr.categories[id].score ?? 0) * 100);
      const shift = lhr.audits['cumulative-layout-shift'].numericValue;
      rows.push({ page: pathname, form, ...Object.fromEntries(Object.keys(GOALS).map((id) => [id, score(id)])), 'layout shift': shift.toFixed(3), 'first paint, s': (lhr.audits['first-contentful-paint'].numericValue / 1000).toFixed(1), 'largest paint, s': (lhr.audits['largest-contentful-paint'].numericValue / 1000).toFixed(1), 'blocked, ms': Math.round(lhr.audits['total-blocking-time'].numericValue) });
      for (const id of Object.keys(GOALS)) {
        if (score(id) >= GOALS[id]) continue;
        const why = lhr.categories[id].auditRefs.filter(({ weight, id: audit }) => weight > 0 && (lhr.audits[audit].score ?? 1) < 0.95).map(({ id: audit }) => `${lhr.audits[audit].title} ${lhr.audits[audit].displayValue ?? ''}`.trim());
        misses.push(`${pathname} on a ${form}: ${id} ${score(id)} (${why.join('; ')})`);
      }
      if (shift >= 0.02) misses.push(`${pathname} on a ${form}: layout shift ${shift.toFixed(3)}`);
    }
  }
}, [`--remote-debugging-port=${DEBUGGING_PORT}`]);

console.table(rows);
console.log(misses.length === 0 ? 'Lighthouse: every goal is met' : `Lighthouse, goals that are missed (performance 95, accessibility and best practices 100, layout shift under 0.02):\n${misses.join('\n')}`);
