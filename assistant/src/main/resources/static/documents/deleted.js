/** Hands a document that was deleted on its own page to the list, which offers to bring it back. */
let last = null;

export const leaveDeleted = document => (last = document);

/** The document deleted last, once. */
export function takeDeleted() {
    const document = last;
    last = null;
    return document;
}
