import '@patternfly/react-core/dist/styles/base.css';
import './ui/tokens.css';
import './app/app.css';
import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod/v4/core';
import { App } from './app/App.js';
import { startI18n } from './i18n/i18n.js';
import { TextsOfPage } from './i18n/TextsOfPage.js';

// The pages may not evaluate text as code: zod would try, and the browser would report it.
config({ jitless: true });

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
// Texts that cannot be fetched leave the English ones, which are here.
void startI18n().catch(() => undefined).then(() => {
  // Drawn in slices, so that the browser can answer in between.
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <TextsOfPage>
          <App />
        </TextsOfPage>
      </StrictMode>,
    ),
  );
});
