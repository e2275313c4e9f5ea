using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Metadata;

namespace ServerlessDam.Assets.Tests.Metadata;

/// <summary>Of whatever text: what clients write is read as it was meant, and what cannot be read is refused in words.</summary>
public sealed class MetadataProperties
{
    private static readonly string[] Types = ["string", "integer", "date", "enum", "set"];

    private static readonly Gen<string> Bits = Gen.Elements(
        "type", "and", "rules", "strlen", "min", "max", "greater_than", "less_than", "strregex", "regex", "value", "equals", "metadata_field_id", "populated", "includes", "or",
        "enable", "activate_values", "all", "external_ids", "apply_value", "mode", "append", "a", "b", "", "5", "-1", "2026-01-01", "(a", "[", "\ud83d", "null", "=", "|", "\\");

    private static readonly Gen<string> Texts = Bits.ListOf().Select(bits => string.Concat(bits));

    [Fact]
    public void Pairs_come_back_as_they_were()
        => Prop.ForAll<string, string>((id, value) =>
        {
            var (k, v) = ("k" + Plain(id), Plain(value));
            var read = MetadataInput.Parse($"{Escape(k)}={Escape(v)}").Values;
            return read.Count == 1 && read[k].GetString() == v;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Sets_come_back_as_they_were()
        => Prop.ForAll(Gen.Elements("a", "b c", "d=e", "f|g", "é").NonEmptyListOf().ToArbitrary(), items =>
        {
            var text = $"l=[{string.Join(',', items.Select(item => $"\"{Escape(item)}\""))}]";
            var typed = FieldReader.Typed(MetadataFieldType.Set, MetadataInput.Parse(text).Values["l"])!.Value;
            return typed.EnumerateArray().Select(item => item.GetString()).SequenceEqual(items);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_is_sent_as_values_is_read_or_refused()
        => Prop.ForAll(Texts.ToArbitrary(), Json(3).ToArbitrary(), (text, json) => Only(() =>
        {
            foreach (var type in Enum.GetValues<MetadataFieldType>())
            {
                var reader = new FieldReader(new() { ExternalId = "f", Type = type, Label = "f", CreatedAt = default, Datasource = [new("a", "A"), new("b", "B", Active: false)] });
                foreach (var value in MetadataInput.Parse(text).Values.Values.Append(json).Concat(MetadataInput.Parse(json.GetRawText()).Values.Values))
                {
                    _ = JsonValues.IsEmpty(value);
                    _ = reader.Read(value);
                    _ = reader.Unknown(value).Count();
                }
            }
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_is_sent_as_a_validation_condition_or_result_is_taken_or_refused()
        => Prop.ForAll(Json(4).ToArbitrary(), Gen.Elements(Enum.GetValues<MetadataFieldType>()).ToArbitrary(), (json, type) =>
            Only(() => MetadataCheck.Normalize(json, type))
            && Only(() => RuleCondition.Parse(json).Holds(new Dictionary<string, JsonElement>()))
            && Only(() => RuleResult.Parse(json))).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_is_sent_as_a_field_is_taken_or_refused()
        => Prop.ForAll(Json(3).ToArbitrary(), Json(3).ToArbitrary(), Gen.Elements(Types).ToArbitrary(), (standard, validation, type) => Only(() => FieldRules.New(
            new() { Type = type, Label = "f", DefaultValue = standard, Validation = validation, Datasource = [new("a", "A")] },
            "f",
            entries => [.. entries.Select(entry => new DatasourceEntry(entry.ExternalId!, entry.Value))],
            default))).QuickCheckThrowOnFailure();

    /// <summary>JSON of the words that validations and rules are made of, in places where they mean nothing too.</summary>
    private static Gen<JsonElement> Json(int depth) => Node(depth).Select(text => JsonElement.Parse(text));

    private static Gen<string> Node(int depth)
    {
        var leaf = Gen.OneOf(
            Bits.Select(text => JsonSerializer.Serialize(text)),
            Gen.Elements("null", "true", "false", "5", "-1", "1.5", "1e400", "99999999999999999999"));
        return depth == 0 ? leaf : Gen.Frequency(
            (1, leaf),
            (2, Node(depth - 1).ListOf().Select(items => $"[{string.Join(',', items.Take(4))}]")),
            (4, Bits.Zip(Node(depth - 1)).ListOf().Select(pairs => $"{{{string.Join(',', pairs.Take(4).DistinctBy(pair => pair.Item1).Select(pair => $"{JsonSerializer.Serialize(pair.Item1)}:{pair.Item2}"))}}}")));
    }

    private static bool Only(Action action)
    {
        try
        {
            action();
        }
        catch (DamException e) when (e.Kind == ErrorKind.InvalidParameter)
        {
            return true;
        }

        return true;
    }

    /// <summary>Neither blanks at the ends, which are cut off, nor backslashes, nor halves of surrogate pairs, which no JSON holds.</summary>
    private static string Plain(string? text)
        => string.Concat((text ?? "").Where(c => c != '\\' && !char.IsSurrogate(c) && c != '{')).Trim();

    private static string Escape(string text)
        => text.Replace("=", "\\=", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
}
