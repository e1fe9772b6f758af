using System;
using System.IO;
using System.Text;
using Sallyport;

internal static class Drive
{
    private static void Main()
    {
        var lines = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        for (var line = lines.ReadLine(); line != null; line = lines.ReadLine())
        {
            var fields = line.Split('\t');
            var state = fields[3] == "" ? null : fields[3];
            var returnTo = fields[4] == "" ? null : fields[4];
            Console.WriteLine(Support.WayIn(new User(fields[0], fields[1], fields[2]), state, returnTo));
            Console.WriteLine(Support.WayOut(returnTo));
        }
    }
}
