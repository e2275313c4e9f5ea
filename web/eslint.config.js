import boundaries from 'eslint-plugin-boundaries'
import a11y from 'eslint-plugin-jsx-a11y'
import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const room = (type, pattern, mode = 'folder') => ({ type, pattern, mode, capture: ['name'] })
const allow = (from, ...to) => ({ from: [from], allow: to })

export default tseslint.config(
  { ignores: ['dist/', 'test-results/', 'playwright-report/', 'src/api/*.generated.ts'] },
  tseslint.configs.strictTypeChecked,
  a11y.flatConfigs.recommended,
  hooks.configs.flat['recommended-latest'],
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['eslint.config.js'] }, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // A count or a size reads well in a template; anything else that is no string is still refused.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // TanStack Router redirects by throwing what redirect() returns.
      '@typescript-eslint/only-throw-error': ['error', { allow: [{ from: 'package', package: '@tanstack/router-core', name: 'Redirect' }] }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    // routes → features → ui, api, lib: never back, and never from one feature to another.
    files: ['src/**/*.{ts,tsx}'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { typescript: { project: import.meta.dirname } },
      'boundaries/elements': [
        room('routes', 'src/routes'),
        room('feature', 'src/features/*'),
        room('ui', 'src/ui'),
        room('api', 'src/api'),
        room('lib', 'src/lib'),
        room('testing', 'src/testing'),
        room('styles', 'src/styles'),
        { type: 'main', pattern: 'src/*.tsx', mode: 'file' },
      ],
    },
    rules: {
      'boundaries/element-types': [
        'error',
        {
          default: 'disallow',
          rules: [
            allow('main', 'routes', 'ui', 'api', 'lib', 'styles'),
            allow('routes', 'routes', 'feature', 'ui', 'api', 'lib', 'testing'),
            allow('feature', ['feature', { name: '${from.name}' }], 'ui', 'api', 'lib', 'testing'),
            allow('ui', 'ui', 'lib', 'testing'),
            allow('api', 'api', 'lib'),
            allow('lib', 'lib'),
            allow('testing', 'testing', 'ui', 'api', 'lib', 'styles'),
          ],
        },
      ],
    },
  },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
)
