using System.Collections.Immutable;
using System.Text.Json;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Metadata;

/// <summary>What a client sent as values of metadata, by external id and not looked at yet; an empty value takes away what is there.</summary>
public sealed record MetadataInput(ImmutableSortedDictionary<string, JsonElement> Values)
{
    public static MetadataInput None { get; } = new(ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal));

    /// <summary><c>id=value|id=["a","b"]</c> as <see cref="Labels.Pairs"/> reads it, or a JSON object.</summary>
    public static MetadataInput Parse(string? text)
    {
        var values = None.Values.ToBuilder();
        if (Labels.Object(text) is { } sent)
        {
            foreach (var property in sent.EnumerateObject())
            {
                values[property.Name.Trim()] = property.Value;
            }
        }
        else
        {
            foreach (var (id, value) in Labels.Pairs(text))
            {
                values[id] = JsonValues.Of(value);
            }
        }

        return new(values.ToImmutable());
    }
}
