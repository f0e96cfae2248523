const steps = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
] as const;

/** A whole number from 1 on in Roman letters, as volumes are numbered: 4 is IV. */
export function romanNumeral(value: number): string {
  const step = steps.find(([amount]) => amount <= value);
  return step ? step[1] + romanNumeral(value - step[0]) : '';
}
