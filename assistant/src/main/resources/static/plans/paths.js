/** A plan is never changed in place: reading and writing at a JSON pointer such as /process/0/steps/1/phase. */

const parts = pointer => pointer.split('/').slice(1);

/** What stands at {@code pointer}; undefined when there is nothing. */
export const read = (plan, pointer) => parts(pointer).reduce((at, part) => at?.[part], plan);

/** The plan with {@code value} at {@code pointer}; everything beside it is shared with the old one. */
export function write(plan, pointer, value) {
    const put = (at, [part, ...rest]) => {
        const copy = Array.isArray(at) ? [...at] : {...at};
        copy[part] = rest.length ? put(at?.[part], rest) : value;
        return copy;
    };
    return put(plan, parts(pointer));
}

/** Whether two JSON values are the same, whatever the order of their members. */
export function same(a, b) {
    if (a === b) return true;
    if (typeof a !== 'object' || typeof b !== 'object' || !a || !b || Array.isArray(a) !== Array.isArray(b)) return false;
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every(key => key in b && same(a[key], b[key]));
}

/** The id of the control that edits what stands at {@code pointer}. */
export const idOf = pointer => `at${pointer.replaceAll('/', '-')}`;

/** The list with item {@code i} moved by {@code step} places; the same list when it cannot move. */
export function moved(list, i, step) {
    const to = i + step;
    if (to < 0 || to >= list.length) return list;
    const copy = [...list];
    copy.splice(to, 0, ...copy.splice(i, 1));
    return copy;
}

export const without = (list, i) => list.filter((_, at) => at !== i);

export const inserted = (list, i, item) => [...list.slice(0, i), item, ...list.slice(i)];
