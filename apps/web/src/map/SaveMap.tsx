import { useState } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { saveFile } from '../ui/saveFile.js';
import type { AddressMapLayout } from './layout.js';
import { mapImage } from './mapImage.js';
import type { MapWords } from './words.js';

const FORMATS = ['SVG', 'PNG'] as const;

/** Saves a map as a picture that stands by itself, in the colours of the page. */
export function SaveMap({ layout, words, name }: { layout: AddressMapLayout; words: MapWords; name: string }) {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<string>();
  const save = (format: (typeof FORMATS)[number]) => {
    setFailure(undefined);
    mapImage(layout, words, t, format).then(
      (image) => saveFile(`${name}.${format.toLowerCase()}`, image),
      (error: unknown) => setFailure(error instanceof Error ? error.message : String(error)),
    );
  };
  return (
    <>
      {FORMATS.map((format) => (
        <button key={format} type="button" className="ds-map-tool" aria-label={t('map.saveAs', { format })} onClick={() => save(format)}>
          {format}
        </button>
      ))}
      <span role="status" className="ds-map-failure">
        {failure !== undefined && t('map.saveFailed', { reason: failure })}
      </span>
    </>
  );
}
