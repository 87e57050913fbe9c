type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/**
 * What is typed for a field that is not there yet, because its code is on the way: it is kept, and the field begins with it.
 */
export function createTypeAhead() {
  let text: string | undefined;
  return {
    /** From now on keys are kept. */
    begin: (): void => {
      text ??= '';
    },
    /** The field has what there is: keys are its own again. */
    end: (): void => {
      text = undefined;
    },
    text: (): string => text ?? '',
    /** Takes a press; false where nobody waits, or where it is none that a field of text takes. */
    take: ({ key, ctrlKey, metaKey, altKey }: Press): boolean => {
      if (text === undefined || ctrlKey || metaKey || altKey) return false;
      if (key === 'Backspace') text = [...text].slice(0, -1).join('');
      else if ([...key].length === 1) text += key;
      else return key === 'Enter';
      return true;
    },
  };
}
