using ServerlessDam.Assets.Search;

namespace ServerlessDam.Embedded.Search;

/// <summary>A document to be written, its fields by number and each thing once. A number that is none (NaN) is left out.</summary>
internal sealed record Draft(int[] Fields, TermKey[] Terms, NamedValue[] Names, NumberedField[] Numbers)
{
    public static Draft Of(SearchDocument document, FieldTable fields)
    {
        var texts = document.Texts.Distinct().Select(text => (Id: fields.Number(text.Field), text.Field, text.Value)).ToArray();
        return new Draft(
            [.. texts.Select(text => text.Id).Distinct().Order()],
            [.. texts.Where(text => !NameFields.Contains(text.Field)).Select(text => new TermKey(text.Id, text.Field, text.Value))],
            [.. texts.Where(text => NameFields.Contains(text.Field)).Select(text => new NamedValue(text.Id, text.Value)).OrderBy(name => name.Field).ThenBy(name => name.Value, StringComparer.Ordinal)],
            [.. document.Numbers.Where(number => !double.IsNaN(number.Value)).DistinctBy(number => number.Field).Where(number => fields.TakesNumbers(number.Field))
                .Select(number => new NumberedField(fields.Number(number.Field), number.Value)).OrderBy(number => number.Field)]);
    }

    public IndexedDocument Body(TermTable terms)
    {
        var ids = Array.ConvertAll(Terms, terms.IdOf);
        Array.Sort(ids);
        return new IndexedDocument(Fields, ids, Names, Numbers);
    }
}

/// <summary>A text of a field, with the field's number.</summary>
internal readonly record struct TermKey(int Field, string FieldName, string Value)
{
    public bool Equals(TermKey other) => Field == other.Field && Value == other.Value;

    public override int GetHashCode() => HashCode.Combine(Field, Value);
}
