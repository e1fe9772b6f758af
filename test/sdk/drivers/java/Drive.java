import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import java.util.function.UnaryOperator;

public final class Drive {
    public static void main(String[] arguments) {
        Scanner lines = new Scanner(System.in, StandardCharsets.UTF_8);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        while (lines.hasNextLine()) {
            String[] fields = lines.nextLine().split("\t", -1);
            UnaryOperator<String> query = name -> {
                String value = name.equals("state") ? fields[3] : fields[4];
                return value.isEmpty() ? null : value;
            };
            RemoteAuth.User user = RemoteAuth.User.customer(fields[0], fields[1], fields[2]);
            out.println(Support.wayIntoSupport(user, query));
            out.println(Support.wayOutOfSupport(query));
        }
    }
}
