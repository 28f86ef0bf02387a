import { SelectField, type SelectFieldProps } from '../../ui/select-field.tsx';

/** Which one of several a page is about. */
export const Choose = (field: SelectFieldProps) => (
  <div className="charts-choose">
    <SelectField {...field} />
  </div>
);
