/** Files that somebody picked or dropped, folders opened, without what systems leave in folders. */

/** Made by a system, or by Office beside an open file; nobody means to hand these in. */
const LITTER = /^(\.|~\$|Thumbs\.db$|desktop\.ini$|__MACOSX$)/i;

/** A picked file and the name it is handed in by: with its folders, when it came in one. */
const named = (file, path) => ({file, name: path || file.webkitRelativePath || file.name});

const litter = ({name}) => name.split('/').some(part => LITTER.test(part));

/** Sorts picked files into {@code {files, litter}}; {@code litter} counts what is left out. */
export function sorted(picked) {
    const files = picked.filter(p => !litter(p));
    return {files, litter: picked.length - files.length};
}

/** What an input of files has. */
export const fromInput = input => [...input.files].map(file => named(file));

/** What was dropped, folders with everything in them. The event must still be running when this is called. */
export async function fromDrop(transfer) {
    const entries = [...(transfer.items ?? [])].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
    if (!entries.length) return [...transfer.files].map(file => named(file));
    const all = [];
    for (const entry of entries) await walk(entry, all);
    return all;
}

async function walk(entry, all) {
    const path = entry.fullPath.replace(/^\//, '');
    if (LITTER.test(entry.name)) {
        all.push({file: null, name: path});
    } else if (entry.isFile) {
        all.push(named(await new Promise((done, failed) => entry.file(done, failed)), path));
    } else {
        const reader = entry.createReader();
        for (;;) {
            // a reader hands out a folder in portions, and an empty one at the end
            const portion = await new Promise((done, failed) => reader.readEntries(done, failed));
            if (!portion.length) break;
            for (const inner of portion) await walk(inner, all);
        }
    }
}

/** Whether files (and not a piece of text) are being dragged. */
export const carriesFiles = event => [...(event.dataTransfer?.types ?? [])].includes('Files');
