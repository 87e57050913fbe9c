import { formatPath, type Path } from '@dualstack/schema';
import { RequestError } from '../api/client.js';

type Field = NonNullable<RequestError['more']['fields']>[number];

/** The fields that a refusal is about; none where it is about all that was asked. */
export const fieldsOf = (error: Error | undefined): readonly Field[] => (error instanceof RequestError ? (error.more.fields ?? []) : []);

/** What is refused before it is sent. */
export const missing = (path: Path, message: string): RequestError => new RequestError(message, 400, { fields: [{ path, message }] });

/** What a field has that may be refused, by where it stands in the body. */
export function faultOf(error: Error | undefined, path: Path, id: string) {
  const fault = fieldsOf(error).find((each) => formatPath(each.path) === formatPath(path));
  return {
    field: fault ? { 'aria-invalid': true, 'aria-describedby': `${id}-wrong` } : {},
    note: fault && (
      <small id={`${id}-wrong`} className="ds-space-wrong">
        {fault.message}
      </small>
    ),
  };
}
