import boundaries from 'eslint-plugin-boundaries'
import a11y from 'eslint-plugin-jsx-a11y'
import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const room = (type, ...rooms) => ({ from: { element: { type } }, allow: rooms.map((to) => ({ to: { element: to } })) })
const types = (...names) => names.map((type) => ({ type }))
const sameFeature = { type: 'feature', captured: { name: '{{from.captured.name}}' } }

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
      // An arrow that only calls is how handlers are written.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // TanStack Router redirects by throwing what redirect() returns.
      '@typescript-eslint/only-throw-error': ['error', { allow: ['Redirect'], allowThrowingUnknown: true, allowThrowingAny: false }],
    },
  },
  {
    // routes → features → ui, api, lib: never back, and never from one feature to another.
    files: ['src/**/*.{ts,tsx}'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { [`${import.meta.dirname}/build/importResolver.cjs`]: {} },
      'boundaries/elements': [
        { type: 'feature', pattern: 'src/features/*', capture: ['name'] },
        ...['routes', 'ui', 'api', 'lib', 'testing', 'styles'].map((type) => ({ type, pattern: `src/${type}` })),
      ],
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            room('routes', ...types('routes', 'feature', 'ui', 'api', 'lib', 'testing')),
            room('feature', sameFeature, ...types('ui', 'api', 'lib', 'testing')),
            room('ui', ...types('ui', 'lib', 'testing')),
            room('api', ...types('api', 'lib', 'testing')),
            room('lib', ...types('lib')),
            room('testing', ...types('testing', 'ui', 'api', 'lib')),
          ],
        },
      ],
    },
  },
  { files: ['**/*.{js,cjs}'], extends: [tseslint.configs.disableTypeChecked], rules: { '@typescript-eslint/no-require-imports': 'off' } },
)
