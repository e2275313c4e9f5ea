using System.Collections.Immutable;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Tests.Moving;

/// <summary>Rows and blobs of no sense and of every kind: all types, empty and full values, odd keys, odd sizes.</summary>
internal static class RandomLibrary
{
    private static readonly string[] Tables = ["catalog", "presets", "failedjobs"];

    /// <summary>Each takes another place in another order: above the surrogates in UTF-8, below some of them in UTF-16.</summary>
    private static readonly string[] Letters = ["a", "Z", "é", "漢", "！", "🐱", "𝄞", " ", "'", "%", "+", "&", "0"];

    public static async Task FillAsync(Place place, int seed, int rows, int blobs)
    {
        var random = new Random(seed);
        for (var i = 0; i < rows; i++)
        {
            await place.PutAsync(Tables[random.Next(Tables.Length)], Row(random, $"cloud{random.Next(2)}", i));
        }

        int[] sizes = [0, 1, 2, 4095, 4096, 65_537];
        for (var i = 0; i < blobs; i++)
        {
            var bytes = new byte[i < sizes.Length ? sizes[i] : random.Next(5000)];
            random.NextBytes(bytes);
            await place.PutAsync(new("originals", $"cloud{random.Next(2)}/{Text(random, 12)}{i}"), bytes);
        }
    }

    private static Row Row(Random random, string partition, int number)
    {
        var values = Enumerable.Range(0, random.Next(6)).ToImmutableDictionary(i => $"value{i}", _ => Value(random));
        return new(partition, $"{Text(random, 10)}{number}", values);
    }

    private static object Value(Random random) => random.Next(12) switch
    {
        0 => "",
        1 => Text(random, 300),
        2 => new string('漢', 32 * 1024),
        3 => random.Next(2) == 0,
        4 => random.Next(),
        5 => random.NextInt64(long.MinValue, long.MaxValue),
        6 => (long)random.Next(),
        7 => random.NextDouble() * Math.Pow(10, random.Next(-300, 300)),
        8 => random.Next(2) == 0 ? -0.0 : double.MaxValue,
        9 => new DateTimeOffset(random.NextInt64(new DateTime(1601, 1, 1).Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero),
        10 => Array.Empty<byte>(),
        _ => Bytes(random, 64 * 1024),
    };

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Text(Random random, int most) => string.Concat(Enumerable.Range(0, random.Next(1, most)).Select(_ => Letters[random.Next(Letters.Length)]));
}
