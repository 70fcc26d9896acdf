export const OPERATOR = 'operator@cities.example.org';
export const FREETOWN = 'gn-2409306';
export const LYON = 'gn-2996944';
/** Mail to it has bounced before. */
export const GONE = 'gone@lyon.test';
