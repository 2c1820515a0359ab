export const sample = 'a file whose name tells its content';
