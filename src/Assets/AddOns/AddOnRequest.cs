using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.AddOns;

/// <summary>Which engines a call asks for.</summary>
/// <param name="Products">Those that nothing here does.</param>
/// <param name="Served">Those of this server.</param>
/// <param name="AutoTagging">From what confidence on, 0 to 1, what is seen becomes a tag; null for never.</param>
public sealed record AddOnRequest(ImmutableArray<string> Products, ImmutableArray<ServedAddOn> Served, double? AutoTagging)
{
    public static AddOnRequest None { get; } = new([], [], null);

    /// <summary>In what languages text is, where it asks for text and says so.</summary>
    public TextHint? Reading { get; init; }

    /// <summary>What of the analysis it needs.</summary>
    public ProbeParts Parts => Served.Aggregate(ProbeParts.Format, (parts, addOn) => parts | addOn.Part);

    /// <summary>Reads the parameters that ask for engines.</summary>
    /// <exception cref="DamException">InvalidParameter: a value that no engine knows, in the words of the Upload API.</exception>
    public static AddOnRequest From(ParameterReader read) => Read(read, (addOn, value) => addOn.InvalidText(value));

    /// <summary>As <see cref="From"/>, in the words of the Admin API.</summary>
    /// <exception cref="DamException">InvalidParameter.</exception>
    public static AddOnRequest FromUpdate(ParameterReader read) => Read(read, (addOn, value) => $"Illegal value for {addOn.Parameter}: {value}");

    /// <param name="sees">What the models of this server can see now.</param>
    /// <exception cref="DamException">NotAvailable: an engine is asked for that is not here.</exception>
    public void DemandAvailable(ProbeParts sees)
    {
        var missing = Products.FirstOrDefault() ?? Served.FirstOrDefault(addOn => !sees.HasFlag(addOn.Part))?.Product;
        if (missing is not null)
        {
            throw AddOn.NotSubscribed(missing);
        }
    }

    private static AddOnRequest Read(ParameterReader read, Func<AddOn, string, string> invalid)
    {
        List<string> products = [];
        List<ServedAddOn> served = [];
        List<string> problems = [];
        var reading = default(TextHint);
        foreach (var addOn in AddOnTable.All)
        {
            foreach (var value in read.Text(addOn.Parameter) is { } text ? addOn.ValuesOf(text) : [])
            {
                if (addOn.ServedOf(value) is { Part: ProbeParts.Text } ocr)
                {
                    reading = TextHint.Read(value, out var problem);
                    served.Add(ocr with { Details = value[ocr.Value.Length..] });
                    problems.AddRange(problem is null ? [] : [$"{invalid(addOn, value[..Math.Min(value.Length, 64)])}: {problem}"]);
                }
                else if (addOn.ServedOf(value) is { } here)
                {
                    served.Add(here);
                }
                else if (addOn.ProductOf(value) is { } product)
                {
                    products.Add(product);
                }
                else
                {
                    problems.Add(invalid(addOn, value[..Math.Min(value.Length, 64)]));
                }
            }
        }

        var autoTagging = default(double?);
        if (read.Text("auto_tagging") is { } threshold && !TryShare(threshold, out autoTagging))
        {
            problems.Add($"Invalid auto_tagging: {threshold[..Math.Min(threshold.Length, 64)]} is no number from 0 to 1");
        }

        if (AsksForTranscription(read))
        {
            products.Add("Video Transcription");
        }

        if (read.Flag("auto_chaptering") is true)
        {
            products.Add("Automatic Video Chaptering");
        }

        return problems.Count == 0 ? new([.. products.Distinct()], [.. served.Distinct()], autoTagging) { Reading = reading } : throw DamException.Invalid(string.Join(", ", problems));
    }

    private static bool TryShare(string text, out double? share)
    {
        share = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1 ? number : null;
        return share is not null;
    }

    /// <summary>A flag, or a JSON object that names languages.</summary>
    private static bool AsksForTranscription(ParameterReader read)
    {
        if (read.Text("auto_transcription") is not { } text || !text.TrimStart().StartsWith('{'))
        {
            return read.Flag("auto_transcription") is true;
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            throw DamException.Invalid("Invalid auto_transcription");
        }
    }
}
