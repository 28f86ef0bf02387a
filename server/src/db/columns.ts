/**
 * Many rows as one parameter a column, for `unnest(${arrayText(…)}::text::int[], …)`, with JSON columns beside it by
 * `json_array_elements`. Reading rows out of one JSON document (`json_to_recordset`) takes the database three times as long.
 *
 * @param values Of types whose text needs no quoting in an array: numbers, booleans, uuids.
 */
export const arrayText = (values: readonly (number | boolean | string)[]): string => `{${values.join()}}`;

/** A column of JSON values, to be taken apart with `json_array_elements`. Text columns too: `json_array_elements_text`. */
export const jsonText = (values: readonly unknown[]): string => JSON.stringify(values);

/** A column of JSON texts, a line each, to be taken apart with `string_to_table(…, E'\n')`: JSON as it is written here has no line breaks. */
export const linesText = (texts: readonly string[]): string => texts.join('\n');
