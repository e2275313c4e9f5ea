using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Similarity;

/// <summary>The place where a page ended, as 64 hex digits: of the score, of the asset's id, and of what was asked for.</summary>
internal static class VisualCursor
{
    private const int ScoreDigits = 16;
    private const int IdDigits = 32;
    private const int QuestionDigits = 16;

    public static string Write(RankPlace place, string question)
        => string.Create(CultureInfo.InvariantCulture, $"{BitConverter.DoubleToInt64Bits(place.Score):x16}{place.Id:x32}{Of(question)}");

    /// <exception cref="DamException">InvalidParameter: it is none, or of another question.</exception>
    public static RankPlace? Read(string? cursor, string question)
    {
        if (cursor is null)
        {
            return null;
        }

        return cursor.Length == ScoreDigits + IdDigits + QuestionDigits
            && long.TryParse(cursor.AsSpan(0, ScoreDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var score)
            && UInt128.TryParse(cursor.AsSpan(ScoreDigits, IdDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id)
            && cursor.EndsWith(Of(question), StringComparison.Ordinal)
            && double.IsFinite(BitConverter.Int64BitsToDouble(score))
                ? new RankPlace(BitConverter.Int64BitsToDouble(score), id)
                : throw DamException.Invalid("Invalid next_cursor");
    }

    private static string Of(string question) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question)))[..QuestionDigits];
}
