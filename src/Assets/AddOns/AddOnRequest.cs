using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.AddOns;

/// <summary>Which engines a call asks for.</summary>
/// <param name="Products">None of this server's; empty when nothing is asked for.</param>
public sealed record AddOnRequest(ImmutableArray<string> Products)
{
    public static AddOnRequest None { get; } = new([]);

    /// <summary>Reads the parameters that ask for engines.</summary>
    /// <exception cref="DamException">InvalidParameter: a value that no engine knows, in the words of the Upload API.</exception>
    public static AddOnRequest From(ParameterReader read) => Read(read, (addOn, value) => addOn.InvalidText(value));

    /// <summary>As <see cref="From"/>, in the words of the Admin API.</summary>
    /// <exception cref="DamException">InvalidParameter.</exception>
    public static AddOnRequest FromUpdate(ParameterReader read) => Read(read, (addOn, value) => $"Illegal value for {addOn.Parameter}: {value}");

    /// <exception cref="DamException">NotAvailable: an engine is asked for.</exception>
    public void DemandAvailable()
    {
        if (Products is [var product, ..])
        {
            throw AddOn.NotSubscribed(product);
        }
    }

    private static AddOnRequest Read(ParameterReader read, Func<AddOn, string, string> invalid)
    {
        List<string> products = [];
        List<string> problems = [];
        foreach (var addOn in AddOnTable.All)
        {
            foreach (var value in read.Text(addOn.Parameter) is { } text ? addOn.ValuesOf(text) : [])
            {
                if (addOn.ProductOf(value) is { } product)
                {
                    products.Add(product);
                }
                else
                {
                    problems.Add(invalid(addOn, value[..Math.Min(value.Length, 64)]));
                }
            }
        }

        if (read.Text("auto_tagging") is { } threshold && !IsShare(threshold))
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

        return problems.Count == 0 ? new([.. products.Distinct()]) : throw DamException.Invalid(string.Join(", ", problems));
    }

    private static bool IsShare(string text)
        => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1;

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
