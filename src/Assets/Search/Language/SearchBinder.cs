using System.Collections.Immutable;

namespace ServerlessDam.Assets.Search.Language;

/// <summary>Makes a predicate of a tree.</summary>
internal sealed class SearchBinder
{
    private readonly SearchFieldTable _fields;
    private readonly SearchClauses _clauses;
    private readonly SearchWidening _exact = new(null);
    private SearchWidening _widening;
    private bool _asksUnasked;

    private SearchBinder(SearchBinding binding) => (_fields, _clauses, _widening) = (binding.Fields, new(binding.Now), new(binding.Synonyms));

    public static SearchPredicate Bind(SearchExpression expression, SearchBinding binding)
    {
        var binder = new SearchBinder(binding);
        var bound = binder.Predicate(expression);
        return binding.Fields.Unasked is { } unasked && !binder._asksUnasked ? SearchPredicates.All([bound, unasked]) : bound;
    }

    private SearchPredicate Predicate(SearchExpression expression)
        => expression switch
        {
            SearchExpression.Any any => SearchPredicates.Any(any.Parts.Select(Predicate)),
            SearchExpression.All all => SearchPredicates.All(all.Parts.Select(Predicate)),
            SearchExpression.Sequence sequence => Sequence(sequence.Parts),
            SearchExpression.Not not => SearchPredicates.Not(Exactly(not.Part)),
            SearchExpression.Required required => Predicate(required.Part),
            SearchExpression.Bare bare => Bare(bare),
            SearchExpression.Clause clause => KindOf(clause.Field, clause.At) is { } kind ? _clauses.Of(clause, kind) : SearchPredicates.Nothing,
            SearchExpression.Range range => KindOf(range.Field, range.At) is { } kind ? _clauses.Of(range, kind) : SearchPredicates.Nothing,
            _ => SearchPredicates.Everything,
        };

    /// <summary>What must not be is what was written, and nothing that stands for it.</summary>
    private SearchPredicate Exactly(SearchExpression expression)
    {
        var outside = _widening;
        _widening = _exact;
        var bound = Predicate(expression);
        _widening = outside;
        return bound;
    }

    /// <summary>What is required, and what must not be; of the rest one, unless something is required.</summary>
    private SearchPredicate Sequence(ImmutableArray<SearchExpression> parts)
    {
        List<SearchPredicate> firm = [.. parts.Where(part => part is SearchExpression.Required or SearchExpression.Not).Select(Predicate)];
        List<SearchPredicate> free = [.. parts.Where(part => part is not (SearchExpression.Required or SearchExpression.Not)).Select(Predicate)];
        if (free.Count == 0)
        {
            return SearchPredicates.All(firm);
        }

        var any = SearchPredicates.Any(free);
        return SearchPredicates.All([.. firm, parts.Any(part => part is SearchExpression.Required) ? new SearchPredicate.Preferred(any) : any]);
    }

    private SearchPredicate Bare(SearchExpression.Bare bare)
    {
        var term = bare.Term;
        if (term is { IsQuoted: false, HasStar: false } && _fields.KindOf(term.Text) is not null)
        {
            KindOf(term.Text, bare.At);
            return new SearchPredicate.Exists(term.Text);
        }

        return term switch
        {
            { IsStar: true } => SearchPredicates.Everything,
            { Pieces: [""] } => SearchPredicates.Nothing,
            _ when SearchTexts.Words(_fields.WordField, term) is { } words => !term.IsQuoted && words is SearchPredicate.Words alone ? _widening.Of(alone) : words,
            _ => SearchPredicates.Any(_fields.NameFields.Select(field => SearchTexts.Whole(field, term, SearchFields.IsFolded(_fields.Kinds[field])))),
        };
    }

    private SearchFieldKind? KindOf(string field, TextPosition at)
    {
        _asksUnasked |= field == _fields.Unasked?.Field;
        return _fields.KindOf(field) is { } kind
            ? kind
            : _fields.RefusesUnknown
                ? throw SearchErrors.Expected(at, $"one of the fields {string.Join(", ", _fields.Kinds.Keys.Order(StringComparer.Ordinal))}, not {SearchErrors.Shown(field)}")
                : null;
    }
}
