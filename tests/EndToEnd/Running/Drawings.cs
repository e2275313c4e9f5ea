using System.Globalization;
using System.Text;

namespace ServerlessDam.EndToEnd.Running;

/// <summary>Small pictures of which no two are alike.</summary>
internal static class Drawings
{
    public static byte[] Number(int number) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"""<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="{100 + number}" height="200" fill="#{number * 7919 % 0xffffff:x6}"/></svg>"""));
}
