using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Similarity;

namespace ServerlessDam.Assets.Operations;

/// <param name="Name">Who did it.</param>
/// <param name="Megabytes">Of the fingerprints that are held; those of the plain list are its numbers and texts alone.</param>
public sealed record SimilarityTiming(string Name, double MedianMs, double Percentile95Ms, double Megabytes);

/// <summary>
/// Times the comparison of one picture with generated others, beside the plain way of doing it: a list of records with the hash as
/// text and the embedding as numbers, compared one after the other.
/// </summary>
public static class SimilarityMeasure
{
    private const int Calls = 30;

    private const int PageSize = 50;

    private const int Seed = 20_261_127;

    /// <param name="count">Of the pictures.</param>
    public static IReadOnlyList<SimilarityTiming> Execute(int count, CancellationToken cancellationToken)
    {
        var (table, plain, questions) = (new FingerprintTable(), new List<PlainPicture>(count), new List<PlainPicture>());
        var random = new Random(Seed);
        for (var number = 0; number < count; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var picture = Generate(random, number);
            table.Put(Of(picture));
            plain.Add(picture);
            if (number % Math.Max(1, count / Calls) == 0)
            {
                questions.Add(picture);
            }
        }

        var request = new RankRequest(FolderRights.Everything, 0.5, PageSize);
        return
        [
            Time("table", questions, question => table.Rank(Of(question), request).Assets.Count, table.SizeInBytes),
            Time("table, bytes alone", questions, question => table.Rank(Of(question) with { Hash = null, Sketch = null }, request).Assets.Count, table.SizeInBytes),
            Time("plain list", questions, question => PlainPicture.Nearest(plain, question, PageSize).Count, count * PlainPicture.SizeInBytes),
        ];
    }

    private static SimilarityTiming Time(string name, List<PlainPicture> questions, Func<PlainPicture, int> ask, long sizeInBytes)
    {
        ask(questions[0]);
        var spent = new List<double>();
        foreach (var question in questions)
        {
            var start = Stopwatch.GetTimestamp();
            ask(question);
            spent.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        spent.Sort();
        return new(name, Math.Round(spent[spent.Count / 2], 2), Math.Round(spent[(int)(spent.Count * 0.95)], 2), Math.Round(sizeInBytes / 1e6, 1));
    }

    private static PlainPicture Generate(Random random, int number)
    {
        var direction = new float[Sketch.Length];
        var length = 0.0;
        for (var i = 0; i < direction.Length; i++)
        {
            direction[i] = random.NextSingle() - 0.5f;
            length += direction[i] * direction[i];
        }

        for (var i = 0; i < direction.Length; i++)
        {
            direction[i] /= (float)Math.Sqrt(length);
        }

        return new(number.ToString("x32", CultureInfo.InvariantCulture), random.NextInt64().ToString("x32", CultureInfo.InvariantCulture), random.NextInt64().ToString("x16", CultureInfo.InvariantCulture), direction);
    }

    private static Fingerprint Of(PlainPicture picture) => new(
        picture.Id,
        "folder",
        UInt128.Parse(picture.ETag, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
        1000,
        PictureHashes.Read(picture.Hash),
        Sketch.Of(new Embedding("generated", [.. picture.Direction.Select(value => unchecked((byte)(sbyte)Math.Round(value * 127)))])));

    /// <summary>As one would write it down.</summary>
    private sealed record PlainPicture(string Id, string ETag, string Hash, float[] Direction)
    {
        /// <summary>Two texts of 32 characters and one of 16, 256 numbers of four bytes, and the heads of the objects.</summary>
        public const long SizeInBytes = (2 * (22 + 64)) + (22 + 32) + (24 + 1024) + 48;

        public static List<PlainPicture> Nearest(List<PlainPicture> all, PlainPicture of, int take)
            => [.. all.Where(other => other.Id != of.Id).Select(other => (Picture: other, Score: Score(of, other))).Where(each => each.Score >= 0.5).OrderByDescending(each => each.Score).Take(take).Select(each => each.Picture)];

        private static double Score(PlainPicture one, PlainPicture other)
        {
            if (one.ETag == other.ETag)
            {
                return 1;
            }

            var distance = BitOperations.PopCount(ulong.Parse(one.Hash, NumberStyles.HexNumber, CultureInfo.InvariantCulture) ^ ulong.Parse(other.Hash, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            var cosine = 0.0;
            for (var i = 0; i < one.Direction.Length; i++)
            {
                cosine += one.Direction[i] * other.Direction[i];
            }

            return distance <= 6 ? 0.95 : cosine * 0.9;
        }
    }
}
