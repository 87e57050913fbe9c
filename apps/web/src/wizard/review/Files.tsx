import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RenderedFile } from '../../api/client.js';
import { CopyButton } from '../../ui/CopyButton.js';
import { CodeView } from './CodeView.js';

interface FilesProps {
  files: readonly RenderedFile[];
  onDownload: () => void;
  isDownloading: boolean;
}

/** The files: a tree on the left, the chosen one on the right. */
export function Files({ files, onDownload, isDownloading }: FilesProps) {
  const { t } = useTranslation();
  const [path, setPath] = useState(files[0]?.path);
  const [isWrapped, setWrapped] = useState(true);
  const file = files.find((each) => each.path === path) ?? files[0];
  if (!file) return null;
  const folders = [...new Set(files.map((each) => (each.path.includes('/') ? each.path.slice(0, each.path.lastIndexOf('/')) : '')))];
  return (
    <div className="ds-files">
      <nav aria-label={t('review.fileTree')}>
        {folders.map((folder) => (
          <div key={folder}>
            {folder !== '' && <p className="ds-folder">{folder}/</p>}
            <ul>
              {files
                .filter((each) => each.path.slice(0, Math.max(0, each.path.lastIndexOf('/'))) === folder)
                .map((each) => (
                  <li key={each.path}>
                    <button type="button" aria-current={each.path === file.path} title={each.purpose} onClick={() => setPath(each.path)}>
                      {each.path.slice(each.path.lastIndexOf('/') + 1)}
                    </button>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className="ds-file">
        <div className="ds-file-head">
          <p>
            <code>{file.path}</code>
            <span>{file.purpose}</span>
          </p>
          <div>
            <label>
              <input type="checkbox" checked={isWrapped} onChange={(event) => setWrapped(event.target.checked)} /> {t('review.wrap')}
            </label>
            <CopyButton key={file.path} text={() => file.content} label={t('review.copy')} />
            <Button size="sm" onClick={onDownload} isLoading={isDownloading}>
              {t('review.download')}
            </Button>
          </div>
        </div>
        <CodeView key={file.path} text={file.content} mediaType={file.mediaType} label={file.path} isWrapped={isWrapped} />
      </div>
    </div>
  );
}
